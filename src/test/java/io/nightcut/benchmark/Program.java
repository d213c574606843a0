package io.nightcut.benchmark;

import io.nightcut.NightcutApplication;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The real program, to be started in a JVM of its own.
 *
 * @param jar the packaged program, or null for the classes that were compiled last
 * @param heap as {@code -Xmx} takes it
 */
record Program(@Nullable Path jar, String heap) {

    private static final Duration SAMPLED_EVERY = Duration.ofMillis(50);

    /** Runs it in this folder until it ends. */
    Ended run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path log = folder.resolve("nightcut.log");
        Path gcLog = folder.resolve("gc.log");
        List<String> command = Stream.of(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx" + heap,
                                "-Xlog:gc,gc+heap+exit:file=" + gcLog.toAbsolutePath()),
                        what(),
                        arguments)
                .flatMap(List::stream)
                .toList();
        Instant launched = Instant.now();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Thread killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
        ProcessMeter meter = new ProcessMeter(process.toHandle());
        while (!process.waitFor(SAMPLED_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            meter.sample();
        }
        Instant exited = Instant.now();
        Runtime.getRuntime().removeShutdownHook(killer);
        return new Ended(
                process.exitValue(), launched, exited, meter.cpu(), meter.peakMegabytes(), Heap.of(gcLog), log);
    }

    /** Without the tests' classes, which a packaged program does not have either. */
    private List<String> what() {
        if (jar != null) {
            return List.of("-jar", jar.toAbsolutePath().toString());
        }
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        return List.of("-cp", classPath, NightcutApplication.class.getName());
    }

    /**
     * How it went. Times are this machine's clock.
     *
     * @param cpu to a twentieth of a second
     * @param peakMegabytes resident memory, 0 where the system does not tell
     */
    record Ended(
            int exitCode, Instant launched, Instant exited, Duration cpu, long peakMegabytes, Heap heap, Path log) {

        Duration took() {
            return Duration.between(launched, exited);
        }

        /** The last line of its output that holds this. */
        String said(String words) throws IOException {
            try (Stream<String> lines = Files.lines(log)) {
                return lines.filter(line -> line.contains(words))
                        .reduce((first, second) -> second)
                        .orElse("");
            }
        }

        /** How many lines of its output hold this. */
        long count(String words) throws IOException {
            try (Stream<String> lines = Files.lines(log)) {
                return lines.filter(line -> line.contains(words)).count();
            }
        }

        String lastWords() throws IOException {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        }
    }
}
