package io.nightcut.story;

import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A night of a story: a sandbox whose time runs 600 times faster, the program, and a folder for its files. */
@Timeout(300)
public abstract class NightFixture {

    protected static final double SPEED = 600;

    @TempDir
    public Path folder;

    public Sandbox sandbox;
    public Nightcut nightcut;

    protected SandboxSettings settings() {
        return SandboxSettings.defaults().withSpeed(SPEED);
    }

    /** The sandbox's clock, and so the program's, which learns the time from the sandbox's answers. */
    protected Clock clock() {
        return Clock.systemUTC();
    }

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(settings(), clock());
        nightcut = Nightcut.in(folder, sandbox, settings().speed());
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    /** {@code night.csv} with a line for each of these names. */
    protected Path manifestOf(String... names) {
        return manifest(Stream.of(names).map(name -> name + "," + url(name)).toArray(String[]::new));
    }

    /** {@code night.csv} with these lines under its header. */
    protected Path manifest(String... lines) {
        return file("night.csv", "name,url\n" + String.join("\n", lines) + "\n");
    }

    protected Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the program beside the test, in a thread of its own: its HTTP client needs the common pool for itself. */
    protected static CompletableFuture<Ended> meanwhile(Supplier<Ended> run) {
        return CompletableFuture.supplyAsync(run, task -> new Thread(task, "night").start());
    }

    protected static String url(String name) {
        return "https://media.example.com/" + name.replace(" ", "-") + ".mp4";
    }

    /** All that was sent so far, reads and POSTs. */
    protected int callsReceived() {
        return sandbox.bill().calls().values().stream()
                .mapToInt(tally -> tally.received())
                .sum();
    }
}
