package io.nightcut.golden;

import io.nightcut.story.Ended;
import io.nightcut.story.Nightcut;
import io.nightcut.story.ResultLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The files in {@code golden/}, in which stands what people, scripts and states depend on. */
final class Golden {

    private Golden() {}

    static String text(String name) {
        try (InputStream bytes = Golden.class.getResourceAsStream("/golden/" + name)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(String name) {
        return text(name).lines().toList();
    }

    /** What a command would read that is told {@code -}. */
    static Ended piped(String standardInput, Nightcut nightcut, String... words) {
        InputStream in = System.in;
        System.setIn(new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)));
        try {
            Ended ended = nightcut.say(words);
            Path results = nightcut.folder().resolve("results/stdin-results.csv");
            return new Ended(ended.exitCode(), ended.out(), ended.err(), ResultLine.read(results));
        } finally {
            System.setIn(in);
        }
    }
}
