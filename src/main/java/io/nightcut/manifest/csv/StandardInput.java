package io.nightcut.manifest.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A manifest from standard input, kept in memory because a run reads its manifest more than once. */
final class StandardInput {

    static final Path PATH = Path.of("-");

    private static @Nullable InputStream read;
    private static byte[] bytes = {};

    private StandardInput() {}

    static synchronized InputStream open() throws IOException {
        if (read != System.in) {
            read = System.in;
            bytes = read.readAllBytes();
        }
        return new ByteArrayInputStream(bytes);
    }
}
