package io.nightcut.benchmark;

import io.nightcut.cli.Main;
import io.nightcut.sandbox.Sandbox;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The real program, to be started in a JVM of its own.
 *
 * @param packaged the program's jar, or the launcher beside it, or null for the classes that were compiled last
 * @param heap as {@code -Xmx} takes it
 */
record Program(@Nullable Path packaged, String heap) {

    private static final Duration SAMPLED_EVERY = Duration.ofMillis(50);

    /** Runs it in this folder until it ends. */
    Ended run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        return run(folder, Map.of(), arguments);
    }

    /** The same with these variables of the environment. */
    Ended run(Path folder, Map<String, String> variables, List<String> arguments)
            throws IOException, InterruptedException {
        try (Running running = start(folder, "nightcut", variables, arguments)) {
            return running.ends(() -> {});
        }
    }

    /** Starts it; what it says goes to a log of this name. */
    Running start(Path folder, String name, Map<String, String> variables, List<String> arguments) throws IOException {
        Files.createDirectories(folder);
        Path log = folder.resolve(name + ".log");
        Path gcLog = folder.resolve(name + "-gc.log");
        List<String> jvm = List.of("-Xmx" + heap, "-Xlog:gc,gc+heap+exit:file=" + gcLog.toAbsolutePath());
        ProcessBuilder command = packaged == null || packaged.toString().endsWith(".jar")
                ? java(jvm, arguments)
                : launcher(packaged, jvm, arguments);
        command.environment().putAll(variables);
        Instant launched = Instant.now();
        Process process = command.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Thread killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
        return new Running(process, killer, launched, log, gcLog);
    }

    private ProcessBuilder java(List<String> jvm, List<String> arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(Stream.of(List.of(java), jvm, what(), arguments)
                .flatMap(List::stream)
                .toList());
    }

    /** Without the tests' classes, which a packaged program does not have either. */
    private List<String> what() {
        if (packaged != null) {
            return List.of("-jar", packaged.toAbsolutePath().toString());
        }
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        return List.of("-cp", classPath, Main.class.getName());
    }

    /** It chooses the java itself, as it does for anybody. */
    private static ProcessBuilder launcher(Path launcher, List<String> jvm, List<String> arguments) {
        ProcessBuilder command = new ProcessBuilder(
                Stream.concat(Stream.of(launcher.toAbsolutePath().toString()), arguments.stream())
                        .toList());
        command.environment().put("JDK_JAVA_OPTIONS", '"' + String.join("\" \"", jvm) + '"');
        return command;
    }

    /** Until it ends, or is closed. */
    record Running(Process process, Thread killer, Instant launched, Path log, Path gcLog) implements AutoCloseable {

        /** Waits, and does this meanwhile at each sample. */
        Ended ends(Runnable meanwhile) throws IOException, InterruptedException {
            ProcessMeter meter = new ProcessMeter(process.toHandle());
            while (!process.waitFor(SAMPLED_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                meter.sample();
                meanwhile.run();
            }
            Instant exited = Instant.now();
            return new Ended(
                    process.exitValue(), launched, exited, meter.cpu(), meter.peakMegabytes(), Heap.of(gcLog), log);
        }

        /** Until it has sent its first POST there, or has ended. */
        void awaitFirstPost(Sandbox sandbox) throws InterruptedException {
            while (process.isAlive() && sandbox.bill().firstPost().isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }

        /** Kills it if it works still. */
        @Override
        public void close() {
            process.destroyForcibly();
            process.onExit().join();
            Runtime.getRuntime().removeShutdownHook(killer);
        }
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
