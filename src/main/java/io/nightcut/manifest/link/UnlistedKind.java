package io.nightcut.manifest.link;

import java.util.Optional;
import java.util.Set;

/** Kinds of files that Descript's guide does not list: it may import them all the same, and decides by itself. */
public final class UnlistedKind {

    private static final Set<String> OF_SHARE_LINKS = Set.of("drive.google.com", "drive.usercontent.google.com");

    /** Of an extension, without its dot. */
    private static final int LONGEST = 5;

    private UnlistedKind() {}

    /** Of a link or path, in words; empty: it is listed, or a share link, which does not tell. */
    public static Optional<String> of(String location) {
        String name = location.substring(location.lastIndexOf('/') + 1);
        if (FileType.isTaken(name)
                || OF_SHARE_LINKS.stream().anyMatch(host -> location.startsWith("https://" + host + "/"))) {
            return Optional.empty();
        }
        String extension = FileType.extension(name);
        return Optional.of(
                extension.isEmpty() || extension.length() > LONGEST ? "without an extension" : "." + extension);
    }
}
