package io.nightcut.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The settings by which the program runs against a sandbox whose time passes faster: all its durations are divided alike. */
public record SandboxSpeed(double factor) {

    /** Not that of whoever runs the tests. */
    private static final Path HOME = Path.of("target/home");

    /** {@code --name=value} for the command line. */
    public List<String> settings(Sandbox sandbox) {
        return List.of(
                "--descript.base-url=" + sandbox.baseUrl(),
                "--nightcut.media.private-hosts=127.0.0.1,localhost",
                "--nightcut.poll.first=" + scaled(Duration.ofSeconds(5)),
                "--nightcut.poll.least=" + scaled(Duration.ofSeconds(3)),
                "--nightcut.poll.longest=" + scaled(Duration.ofSeconds(9)),
                "--nightcut.poll.give-up-after=" + scaled(Duration.ofHours(3)),
                "--nightcut.adopt.settle=" + scaled(Duration.ofSeconds(30)),
                "--nightcut.callback.check-every=" + scaled(Duration.ofSeconds(60)),
                "--nightcut.callback.gather=" + scaled(Duration.ofMillis(500)),
                "--nightcut.upload.valid=" + scaled(Duration.ofHours(3)),
                "--nightcut.upload.retry=" + scaled(Duration.ofSeconds(5)),
                "--resilience4j.ratelimiter.instances.import.limit-refresh-period=" + scaled(Duration.ofMinutes(1)),
                "--resilience4j.ratelimiter.instances.agent.limit-refresh-period=" + scaled(Duration.ofMinutes(1)),
                "--resilience4j.ratelimiter.instances.read.limit-refresh-period=" + scaled(Duration.ofSeconds(1)));
    }

    /** The variables of the environment: the API token is refused on the command line. */
    public static Map<String, String> variables(Sandbox sandbox) {
        return Map.of(
                "DESCRIPT_API_TOKEN",
                sandbox.token(),
                "NIGHTCUT_HOME",
                HOME.toAbsolutePath().toString());
    }

    /** In whole microseconds, which is all that matters at any speed. */
    private String scaled(Duration duration) {
        return Math.max(1, Math.round(duration.toNanos() / factor / 1000)) + "us";
    }
}
