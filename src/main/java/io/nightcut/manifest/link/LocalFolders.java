package io.nightcut.manifest.link;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The folders whose files may be uploaded. A manifest is filled in by many, and a cell of it must not reach other files of
 * the account that runs nightcut: what counts is where a file really is, whatever links and {@code ..} lead there.
 *
 * @param real without a link in their paths
 * @param reason why a file is not uploaded that is not in them, with the next move. It is the same for a file that is not
 *     there, so that nobody can find out by a cell which files exist
 */
public record LocalFolders(List<Path> real, String reason) {

    private static final String STANDARD_INPUT = "-";

    public LocalFolders {
        real = List.copyOf(real);
    }

    /**
     * Those of a manifest.
     *
     * @param manifest its path, or {@code -} for standard input, whose lines may name no local file
     */
    public static LocalFolders of(Path manifest, MediaSettings settings) {
        if (manifest.toString().equals(STANDARD_INPUT)) {
            return new LocalFolders(
                    List.of(),
                    "local files are not uploaded for a manifest from standard input. Save the manifest as a file, then run it");
        }
        if (settings.localFrom().isEmpty()) {
            return new LocalFolders(
                    List.of(),
                    "local files are not uploaded, because nightcut.media.local-from is empty. Use a link, or change the setting");
        }
        Path own = Objects.requireNonNull(manifest.toAbsolutePath().getParent(), "a manifest is in a folder");
        List<Path> folders = new ArrayList<>();
        realPath(own).ifPresent(folders::add);
        settings.localFrom().forEach(folder -> realPath(own.resolve(folder)).ifPresent(folders::add));
        return new LocalFolders(
                folders,
                "it was not found in a folder that local files may come from. Put the file into the manifest's folder, or add its folder to nightcut.media.local-from, then run again");
    }

    /** Only this file, and only as long as no link leads to it. */
    public static LocalFolders only(Path file) {
        return new LocalFolders(List.of(file), "it was not found");
    }

    /** Where the file really is; empty: not in these folders, or nowhere. */
    Optional<Path> find(Path file) {
        return realPath(file).filter(found -> real.stream().anyMatch(found::startsWith));
    }

    /** Whatever is the reason why it cannot be found is nobody's business who may only write cells. */
    private static Optional<Path> realPath(Path file) {
        try {
            return Optional.of(file.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
