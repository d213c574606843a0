package io.nightcut.sandbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * A sandbox in a process of its own, until that is killed. Prints {@code sandbox http://127.0.0.1:PORT/v1} when it
 * listens. Takes {@code --port --speed --seed --token --imports-per-minute --edits-per-minute --reads-per-second
 * --import-takes --edit-takes --clock-skew}, each with {@code =value}; durations are ISO 8601, spans
 * {@code PT30S..PT5M}.
 */
public final class SandboxProcess {

    private SandboxProcess() {}

    public static void main(String[] args) throws InterruptedException {
        SandboxSettings settings = SandboxSettings.defaults();
        for (String arg : args) {
            settings = with(settings, arg);
        }
        Sandbox sandbox = Sandbox.start(settings);
        System.out.println("sandbox " + sandbox.baseUrl());
        new CountDownLatch(1).await();
    }

    static SandboxSettings with(SandboxSettings settings, String arg) {
        String[] parts = arg.split("=", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("Not --name=value: " + arg);
        }
        String value = parts[1];
        return switch (parts[0]) {
            case "--port" -> settings.withPort(Integer.parseInt(value));
            case "--speed" -> settings.withSpeed(Double.parseDouble(value));
            case "--seed" -> settings.withSeed(Long.parseLong(value));
            case "--token" -> settings.withToken(value);
            case "--imports-per-minute" -> settings.withImports(Quota.perMinute(Integer.parseInt(value)));
            case "--edits-per-minute" -> settings.withEdits(Quota.perMinute(Integer.parseInt(value)));
            case "--reads-per-second" -> settings.withReads(Quota.perSecond(Integer.parseInt(value)));
            case "--import-takes" -> settings.withImportTakes(Span.parse(value));
            case "--edit-takes" -> settings.withEditTakes(Span.parse(value));
            case "--clock-skew" -> settings.withClockSkew(Duration.parse(value));
            default -> throw new IllegalArgumentException("Unknown: " + parts[0]);
        };
    }
}
