package io.nightcut.story;

import io.nightcut.cli.Main;
import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSpeed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program with its settings and a state of its own. Each command is a start of the whole program in this JVM. */
public record Nightcut(Path folder, Map<String, String> settings) {

    private static final String TOKEN = "descript.token";

    /** As the launcher starts a JVM; with the generated bean definitions, if they are there for these tests. */
    public static final List<String> JVM_OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-Dspring.aot.enabled=" + Boolean.getBoolean("spring.aot.enabled"));

    /** Against this sandbox, as fast as its time passes. What in the program does not scale is made short. */
    public static Nightcut in(Path folder, Sandbox sandbox, double speed) {
        Nightcut nightcut = withAState(new Nightcut(folder, Map.of()))
                .with("nightcut.results", folder.resolve("results"))
                .with("descript.patience", "20s")
                .with("resilience4j.retry.instances.read.wait-duration", "10ms")
                .with("resilience4j.circuitbreaker.instances.descript.wait-duration-in-open-state", "100ms");
        nightcut = nightcut.with(TOKEN, sandbox.token());
        for (String setting : new SandboxSpeed(speed).settings(sandbox)) {
            String[] parts = setting.substring("--".length()).split("=", 2);
            nightcut = nightcut.with(parts[0], parts[1]);
        }
        return nightcut;
    }

    private static Nightcut withAState(Nightcut nightcut) {
        return PostgreSqlServer.IS_ASKED_FOR
                ? nightcut.inADatabase().with("spring.http.serviceclient.descript.read-timeout", "3s")
                : nightcut.with("nightcut.state", nightcut.folder.resolve("state/nightcut"));
    }

    /** With a new state in PostgreSQL. Who was killed has it for some seconds still. */
    public Nightcut inADatabase() {
        return with("nightcut.state", PostgreSqlServer.newDatabase())
                .with("nightcut.database.user", PostgreSqlServer.USER)
                .with("nightcut.database.lease", "5s");
    }

    public Nightcut with(String name, Object value) {
        Map<String, String> changed = new LinkedHashMap<>(settings);
        changed.put(name, value.toString());
        return new Nightcut(folder, changed);
    }

    /** As the shipped settings have it. */
    public Nightcut without(String name) {
        Map<String, String> changed = new LinkedHashMap<>(settings);
        changed.remove(name);
        return new Nightcut(folder, changed);
    }

    public Path state() {
        return Path.of(settings.get("nightcut.state"));
    }

    /** What this machine keeps for itself and not in the state: its uploads, its downloads, the secret of callbacks. */
    Path kept(String what) {
        return Path.of((PostgreSqlServer.IS_ASKED_FOR ? home().resolve("state/machine") : state()) + "." + what);
    }

    /** The results that a command of this manifest writes, unless told otherwise. */
    public Path resultsOf(Path manifest) {
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
            int exitCode = Main.execute(variables(), arguments(words).toArray(String[]::new));
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

    /** A command in a JVM of its own that goes on beside the test, and what it says goes into this file. */
    Process start(Path said, String... words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(JVM_OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments(words));
        ProcessBuilder start =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        start.environment().putAll(variables());
        return start.start();
    }

    /** The same in a JVM of its own, with these options and variables of the environment. */
    public Ended apart(List<String> jvm, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(JVM_OPTIONS);
        command.addAll(jvm);
        command.add(Main.class.getName());
        command.addAll(arguments(words));
        Path out = folder.resolve("apart.out");
        Path err = folder.resolve("apart.err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        // Else the program would start a second time to have one.
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(variables());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(300, TimeUnit.SECONDS)) {
                throw new IOException("Still running:\n" + Files.readString(out) + Files.readString(err));
            }
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err), List.of());
    }

    /** A run that is {@link #apart}. */
    public Ended runApart(List<String> jvm, Map<String, String> environment, Path manifest, String... options)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("run", manifest.toString()));
        words.addAll(List.of(options));
        Ended ended = apart(jvm, environment, words.toArray(String[]::new));
        Path results = resultsOf(manifest);
        return new Ended(
                ended.exitCode(),
                ended.out(),
                ended.err(),
                Files.exists(results) ? ResultLine.read(results) : List.of());
    }

    List<String> arguments(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        settings.forEach((name, value) -> {
            if (!name.equals(TOKEN)) {
                arguments.add("--" + name + "=" + value);
            }
        });
        return arguments;
    }

    /** The folder of its settings, its log, and of a state that has no place of its own. */
    public Path home() {
        return folder.resolve("home");
    }

    /** From now on the settings file in its home has this content. */
    public void configure(String yaml) {
        try {
            Path config = Files.createDirectories(home().resolve("config"));
            Files.writeString(config.resolve("application.yml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The API token is refused on the command line. */
    private Map<String, String> variables() {
        return Map.of("DESCRIPT_API_TOKEN", settings.getOrDefault(TOKEN, ""), "NIGHTCUT_HOME", home().toString());
    }
}
