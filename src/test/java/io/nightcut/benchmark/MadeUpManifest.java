package io.nightcut.benchmark;

import io.nightcut.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A manifest of so many videos, with the sizes of their media or without. */
record MadeUpManifest(List<String> names, @Nullable ToLongFunction<String> sizes) {

    static MadeUpManifest of(int videos) {
        return ofNight(1, videos);
    }

    /** So many videos of this night, the first being 1, all other than those of the nights before. */
    static MadeUpManifest ofNight(int night, int videos) {
        return new MadeUpManifest(
                IntStream.rangeClosed((night - 1) * videos + 1, night * videos)
                        .mapToObj("Weekly Recap %06d"::formatted)
                        .toList(),
                null);
    }

    /** As large as the sandbox says that they are. */
    MadeUpManifest withSizes(SandboxSettings settings) {
        return new MadeUpManifest(names, settings::mediaBytes);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Stream<String> lines = Stream.concat(
                Stream.of(sizes == null ? "name,url" : "name,url,size"),
                names.stream().map(this::line));
        Files.write(file, (Iterable<String>) lines::iterator);
    }

    private String line(String name) {
        String url = "https://media.example.com/2026-11/" + name.replace(' ', '-') + ".mp4";
        return name + "," + url + (sizes == null ? "" : "," + sizes.applyAsLong(name));
    }
}
