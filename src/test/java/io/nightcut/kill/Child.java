package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.story.Nightcut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM of its own in which the program runs. */
final class Child implements AutoCloseable {

    /** How a process ends that was killed by {@code kill -9}, or that halts as if it were. */
    static final int KILLED = 137;

    /** How a process ends on SIGTERM before the program has begun. */
    static final int TERMINATED = 143;

    /** What a run says once Descript has answered its first call. */
    static final String FIRST_WORDS = "Drive:";

    private static final String LAST_WORDS = "Results:";
    private static final Duration LONGEST = Duration.ofSeconds(120);

    private final Process process;
    private final Path output;

    private Child(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * A process that is started in the background, or by {@code nohup}, ignores signals, and so do its children; a JVM then
     * hears nothing of them. GNU's {@code env} makes it hear them again; where there is another, the child inherits.
     */
    private static final List<String> HEARING_SIGNALS = hearingSignals();

    private static List<String> hearingSignals() {
        List<String> env = List.of("env", "--default-signal=INT,TERM,HUP");
        try {
            boolean works = new ProcessBuilder(Stream.concat(env.stream(), Stream.of("true"))
                                    .toList())
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
            return works ? env : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Child start(List<String> jvm, Map<String, String> variables, List<String> command, Path output)
            throws IOException {
        return new Child(
                builder(jvm, variables, command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    /** Its standard output goes elsewhere, and {@link #output} is what it says on standard error. */
    static Child start(
            List<String> jvm,
            Map<String, String> variables,
            List<String> command,
            ProcessBuilder.Redirect standardOutput,
            Path error)
            throws IOException {
        return new Child(
                builder(jvm, variables, command)
                        .redirectOutput(standardOutput)
                        .redirectError(error.toFile())
                        .start(),
                error);
    }

    private static ProcessBuilder builder(List<String> jvm, Map<String, String> variables, List<String> command) {
        ProcessBuilder child = new ProcessBuilder(Stream.of(
                        HEARING_SIGNALS,
                        List.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-XX:+UseSerialGC",
                                "-XX:-UsePerfData"),
                        Nightcut.JVM_OPTIONS,
                        jvm,
                        List.of(Mortal.class.getName()),
                        command)
                .flatMap(List::stream)
                .toList());
        child.environment().putAll(variables);
        return child;
    }

    /** Nobody reads its standard output any more, where it is a pipe. */
    void closeOutput() throws IOException {
        process.getInputStream().close();
    }

    long pid() {
        return process.pid();
    }

    /** Such as {@code TERM} or {@code STOP}, if it has not ended. */
    void signal(String name) throws IOException {
        if (process.isAlive()) {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start();
        }
    }

    void kill() {
        process.destroyForcibly();
        await();
    }

    /** Returns its exit code. */
    int await() {
        try {
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("Still running after " + LONGEST + ":\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void exits(int code) {
        assertThat(await()).as(output()).isEqualTo(code);
    }

    /** Waits until its output holds these words. False: it has ended without. */
    boolean says(String words) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            boolean alive = process.isAlive();
            if (output().contains(words)) {
                return true;
            }
            if (!alive) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("Never said \"" + words + "\":\n" + output());
    }

    /** Whether its run had begun and had not come to its end. */
    boolean isInTheMiddle() {
        return output().contains(FIRST_WORDS) && !output().contains(LAST_WORDS);
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
