package io.nightcut.notify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The last lines of the log, below what there is to say. */
final class LogTail {

    private static final int BYTES = 8_000;

    private LogTail() {}

    /** Without a log of this run, only the words. */
    static String of(@Nullable Path log, Instant begun, String words) {
        try {
            if (log == null || Files.notExists(log) || isOlder(Files.getLastModifiedTime(log), begun)) {
                return words;
            }
            long skipped = Math.max(0, Files.size(log) - BYTES);
            try (InputStream in = Files.newInputStream(log)) {
                in.skipNBytes(skipped);
                String tail = new String(in.readNBytes(BYTES), StandardCharsets.UTF_8);
                return words + "\n\n" + (skipped > 0 ? tail.substring(tail.indexOf('\n') + 1) : tail);
            }
        } catch (IOException e) {
            return words;
        }
    }

    private static boolean isOlder(FileTime changed, Instant begun) {
        return changed.toInstant().isBefore(begun);
    }
}
