package io.nightcut.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A sandbox in a process of its own, until that is killed. When it listens it prints {@code sandbox
 * http://127.0.0.1:PORT/v1}, then the settings by which the program runs against it, a line each, and an empty line. Takes
 * {@code --port --speed --seed --token --imports-per-minute --edits-per-minute --reads-per-second --import-takes
 * --edit-takes --clock-skew}, each with {@code =value}; durations are ISO 8601, spans {@code PT30S..PT5M}. With
 * {@code --until-input-ends} it ends when its standard input does, and no sooner: a Ctrl-C is for the program beside it.
 */
public final class SandboxProcess {

    private static final String UNTIL_INPUT_ENDS = "--until-input-ends";

    private SandboxProcess() {}

    public static void main(String[] args) throws InterruptedException {
        SandboxSettings settings = SandboxSettings.defaults();
        for (String arg : args) {
            settings = arg.equals(UNTIL_INPUT_ENDS) ? settings : with(settings, arg);
        }
        Sandbox sandbox = Sandbox.start(settings);
        System.out.println("sandbox " + sandbox.baseUrl());
        new SandboxSpeed(settings.speed()).settings(sandbox).forEach(System.out::println);
        System.out.println();
        if (List.of(args).contains(UNTIL_INPUT_ENDS)) {
            Runtime.getRuntime().addShutdownHook(new Thread(SandboxProcess::awaitEndOfInput));
            awaitEndOfInput();
            System.exit(0);
        }
        new CountDownLatch(1).await();
    }

    private static synchronized void awaitEndOfInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // Then nobody is there either.
        }
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
