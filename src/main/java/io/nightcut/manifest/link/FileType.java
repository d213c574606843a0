package io.nightcut.manifest.link;

import java.util.Locale;
import java.util.Set;

/** The kinds of files that Descript takes, by their extension: its import looks at nothing else. */
final class FileType {

    private static final Set<String> TAKEN = Set.of("mp4", "mov", "wav", "flac", "aac", "mp3");

    private FileType() {}

    static boolean isTaken(String fileName) {
        return TAKEN.contains(extension(fileName));
    }

    /** In lower case and without its dot; empty when there is none. */
    static String extension(String fileName) {
        return fileName.substring(
                        fileName.lastIndexOf('.') + 1 == 0 ? fileName.length() : fileName.lastIndexOf('.') + 1)
                .toLowerCase(Locale.ROOT);
    }
}
