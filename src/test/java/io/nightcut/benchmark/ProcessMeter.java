package io.nightcut.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What a process has used so far; asked again and again, since one that has ended tells nothing. */
final class ProcessMeter {

    private final ProcessHandle process;
    private Duration cpu = Duration.ZERO;
    private long peakKilobytes;

    ProcessMeter(ProcessHandle process) {
        this.process = process;
    }

    void sample() {
        process.info().totalCpuDuration().ifPresent(used -> cpu = used);
        // Only Linux has it.
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            lines.filter(line -> line.startsWith("VmHWM:"))
                    .forEach(line -> peakKilobytes = Long.parseLong(line.replaceAll("\\D", "")));
        } catch (IOException | java.io.UncheckedIOException e) {
            // It has just ended, or this is no Linux: what was read so far counts.
        }
    }

    Duration cpu() {
        return cpu;
    }

    long peakMegabytes() {
        return peakKilobytes / 1024;
    }
}
