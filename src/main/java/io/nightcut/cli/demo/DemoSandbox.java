package io.nightcut.cli.demo;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A sandbox in a process of its own. It ends with this program, however that ends: then its standard input does.
 *
 * @param settings by which the program runs against it
 */
record DemoSandbox(Process process, List<String> settings) implements AutoCloseable {

    static final int TIMES_FASTER = 60;

    private static final Duration LONGEST_END = Duration.ofSeconds(5);
    private static final String TOKEN = "dx_bearer_demo:dx_secret_demo";

    /** What the user's environment may name, and a demo must not reach. */
    private static final List<String> NOTHING_ELSE = List.of(
            "--descript.token-file=",
            "--nightcut.callback.url=",
            "--nightcut.notify.webhook=",
            "--nightcut.notify.command=",
            "--nightcut.notify.mail.to=",
            "--nightcut.notify.ping=",
            "--nightcut.notify.metrics-file=");

    /** Returns when it listens. */
    static DemoSandbox start(Path jar, Path log) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-jar",
                        jar.toString(),
                        "--until-input-ends",
                        "--speed=" + TIMES_FASTER,
                        "--token=" + TOKEN)
                .redirectError(log.toFile())
                .start();
        return new DemoSandbox(process, settings(process, log));
    }

    /** Its first line is for people, the settings follow, and then an empty line. */
    private static List<String> settings(Process process, Path log) throws IOException {
        List<String> settings = new ArrayList<>(NOTHING_ELSE);
        settings.add("--descript.token=" + TOKEN);
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.isEmpty()) {
                return settings;
            }
            if (line.startsWith("--")) {
                settings.add(line);
            }
        }
        throw new NightcutException(
                ExitCode.BROKEN, "The sandbox did not start: see %s. %s".formatted(log, StandardPhrases.NOTHING_SENT));
    }

    /** These settings, and of its own those that are not among them. */
    List<String> settingsBelow(List<String> given) {
        return Stream.concat(
                        given.stream(),
                        settings.stream()
                                .filter(ours -> given.stream().noneMatch(theirs -> theirs.startsWith(name(ours)))))
                .toList();
    }

    private static String name(String setting) {
        return setting.substring(0, setting.indexOf('=') + 1);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
