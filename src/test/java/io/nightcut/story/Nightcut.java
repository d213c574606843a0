package io.nightcut.story;

import io.nightcut.NightcutApplication;
import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSpeed;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The program with its settings and a state of its own. Each command is a start of the whole program in this JVM. */
public record Nightcut(Path folder, Map<String, String> settings) {

    /** Against this sandbox, as fast as its time passes. What in the program does not scale is made short. */
    static Nightcut in(Path folder, Sandbox sandbox, double speed) {
        Nightcut nightcut = new Nightcut(folder, Map.of())
                .with("nightcut.state", folder.resolve("state/nightcut"))
                .with("nightcut.results", folder.resolve("results"))
                .with("descript.patience", "20s")
                .with("resilience4j.retry.instances.read.wait-duration", "10ms")
                .with("resilience4j.circuitbreaker.instances.descript.wait-duration-in-open-state", "100ms");
        for (String setting : new SandboxSpeed(speed).settings(sandbox)) {
            String[] parts = setting.substring("--".length()).split("=", 2);
            nightcut = nightcut.with(parts[0], parts[1]);
        }
        return nightcut;
    }

    public Nightcut with(String name, Object value) {
        Map<String, String> changed = new LinkedHashMap<>(settings);
        changed.put(name, value.toString());
        return new Nightcut(folder, changed);
    }

    public Path state() {
        return Path.of(settings.get("nightcut.state"));
    }

    /** The results that a command of this manifest writes, unless told otherwise. */
    Path resultsOf(Path manifest) {
        return folder.resolve("results")
                .resolve(manifest.getFileName().toString().replace(".csv", "-results.csv"));
    }

    public Ended run(Path manifest, String... options) {
        return command("run", manifest, options);
    }

    public Ended command(String command, Path manifest, String... options) {
        List<String> words = new ArrayList<>(List.of(command, manifest.toString()));
        words.addAll(List.of(options));
        Ended ended = say(words.toArray(String[]::new));
        return new Ended(ended.exitCode(), ended.out(), ended.err(), ResultLine.read(resultsOf(manifest)));
    }

    /** Any words at all, with the settings behind them. */
    public Ended say(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream saidOut = new ByteArrayOutputStream();
        ByteArrayOutputStream saidErr = new ByteArrayOutputStream();
        try (PrintStream toOut = new PrintStream(saidOut, true, StandardCharsets.UTF_8);
                PrintStream toErr = new PrintStream(saidErr, true, StandardCharsets.UTF_8)) {
            System.setOut(toOut);
            System.setErr(toErr);
            int exitCode = NightcutApplication.execute(arguments(words).toArray(String[]::new));
            return new Ended(
                    exitCode,
                    saidOut.toString(StandardCharsets.UTF_8),
                    saidErr.toString(StandardCharsets.UTF_8),
                    List.of());
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    List<String> arguments(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return arguments;
    }
}
