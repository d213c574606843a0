package io.nightcut.sandbox;

import java.time.Duration;

/**
 * How a sandbox behaves. Quotas and durations are written as Descript has them; inside the sandbox they pass
 * {@code speed} times faster.
 *
 * @param port 0 takes any free one
 * @param seed from which every job's duration is drawn
 * @param clockSkew by how much the sandbox's whole clock is ahead: the Date header, created_at and everything else
 * @param editsFollowMedia the longer a project's media, the longer its edit takes; else that has nothing to do with it
 */
public record SandboxSettings(
        int port,
        double speed,
        long seed,
        String token,
        Quota imports,
        Quota edits,
        Quota reads,
        Span importTakes,
        Span editTakes,
        Duration clockSkew,
        boolean editsFollowMedia) {

    public SandboxSettings {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be above 0, not " + speed);
        }
    }

    /** Descript's published limits and usual durations, in real time. */
    public static SandboxSettings defaults() {
        return new SandboxSettings(
                0,
                1,
                7,
                "dx_bearer_sandbox:dx_secret_sandbox",
                Quota.perMinute(10),
                Quota.perMinute(10),
                Quota.perSecond(20),
                new Span(Duration.ofSeconds(30), Duration.ofMinutes(5)),
                new Span(Duration.ofSeconds(30), Duration.ofMinutes(3)),
                Duration.ZERO,
                false);
    }

    public SandboxSettings withPort(int value) {
        return new SandboxSettings(
                value, speed, seed, token, imports, edits, reads, importTakes, editTakes, clockSkew, editsFollowMedia);
    }

    public SandboxSettings withSpeed(double value) {
        return new SandboxSettings(
                port, value, seed, token, imports, edits, reads, importTakes, editTakes, clockSkew, editsFollowMedia);
    }

    public SandboxSettings withSeed(long value) {
        return new SandboxSettings(
                port, speed, value, token, imports, edits, reads, importTakes, editTakes, clockSkew, editsFollowMedia);
    }

    public SandboxSettings withToken(String value) {
        return new SandboxSettings(
                port, speed, seed, value, imports, edits, reads, importTakes, editTakes, clockSkew, editsFollowMedia);
    }

    public SandboxSettings withImports(Quota value) {
        return new SandboxSettings(
                port, speed, seed, token, value, edits, reads, importTakes, editTakes, clockSkew, editsFollowMedia);
    }

    public SandboxSettings withEdits(Quota value) {
        return new SandboxSettings(
                port, speed, seed, token, imports, value, reads, importTakes, editTakes, clockSkew, editsFollowMedia);
    }

    public SandboxSettings withReads(Quota value) {
        return new SandboxSettings(
                port, speed, seed, token, imports, edits, value, importTakes, editTakes, clockSkew, editsFollowMedia);
    }

    public SandboxSettings withImportTakes(Span value) {
        return new SandboxSettings(
                port, speed, seed, token, imports, edits, reads, value, editTakes, clockSkew, editsFollowMedia);
    }

    public SandboxSettings withEditTakes(Span value) {
        return new SandboxSettings(
                port, speed, seed, token, imports, edits, reads, importTakes, value, clockSkew, editsFollowMedia);
    }

    public SandboxSettings withClockSkew(Duration value) {
        return new SandboxSettings(
                port, speed, seed, token, imports, edits, reads, importTakes, editTakes, value, editsFollowMedia);
    }

    public SandboxSettings withEditsFollowMedia(boolean value) {
        return new SandboxSettings(
                port, speed, seed, token, imports, edits, reads, importTakes, editTakes, clockSkew, value);
    }

    /** How large the sandbox says that a project's media is. */
    public long mediaBytes(String project) {
        return draws().mediaBytesOf(project);
    }

    /** The AI credits that the sandbox bills for an edit of this project. */
    public double credits(String project) {
        return draws().creditsOf(project);
    }

    Draws draws() {
        return new Draws(seed, importTakes, editTakes, editsFollowMedia);
    }

    /** What is left of a duration when it passes at the sandbox's speed. */
    Duration real(Duration duration) {
        return Duration.ofNanos(Math.round(duration.toNanos() / speed));
    }
}
