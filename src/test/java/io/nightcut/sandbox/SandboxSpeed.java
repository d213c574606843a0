package io.nightcut.sandbox;

import java.time.Duration;
import java.util.List;

/** The settings by which the program runs against a sandbox whose time passes faster: all its durations are divided alike. */
public record SandboxSpeed(double factor) {

    /** {@code --name=value} for the command line. */
    public List<String> settings(Sandbox sandbox) {
        return settings(sandbox.baseUrl(), sandbox.token());
    }

    List<String> settings(String baseUrl, String token) {
        return List.of(
                "--descript.base-url=" + baseUrl,
                "--descript.token=" + token,
                "--nightcut.poll.first=" + scaled(Duration.ofSeconds(5)),
                "--nightcut.poll.least=" + scaled(Duration.ofSeconds(3)),
                "--nightcut.poll.longest=" + scaled(Duration.ofSeconds(9)),
                "--nightcut.poll.give-up-after=" + scaled(Duration.ofHours(3)),
                "--nightcut.adopt.settle=" + scaled(Duration.ofSeconds(30)),
                "--nightcut.upload.valid=" + scaled(Duration.ofHours(3)),
                "--nightcut.upload.retry=" + scaled(Duration.ofSeconds(5)),
                "--resilience4j.ratelimiter.instances.import.limit-refresh-period=" + scaled(Duration.ofMinutes(1)),
                "--resilience4j.ratelimiter.instances.agent.limit-refresh-period=" + scaled(Duration.ofMinutes(1)),
                "--resilience4j.ratelimiter.instances.read.limit-refresh-period=" + scaled(Duration.ofSeconds(1)));
    }

    /** In whole microseconds, which is all that matters at any speed. */
    private String scaled(Duration duration) {
        return Math.max(1, Math.round(duration.toNanos() / factor / 1000)) + "us";
    }
}
