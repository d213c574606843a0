package io.nightcut.file;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** Who may read a file that is written. Where files have no POSIX permissions, the system's own rules hold. */
enum FileAccess {
    OWNER_ONLY,
    /** Whoever could read the file that it replaces; for a new one the user's umask holds. */
    AS_BEFORE;

    private static final FileAttribute<?>[] DEFAULT = {};

    FileAttribute<?>[] ofNewFile() {
        return this == OWNER_ONLY ? permissions("rw-------") : DEFAULT;
    }

    FileAttribute<?>[] ofNewFolder() {
        return this == OWNER_ONLY ? permissions("rwx------") : DEFAULT;
    }

    /** Gives a new file what follows from the file that it is to replace, if there is one. */
    void copy(Path from, Path to) throws IOException {
        if (this == OWNER_ONLY || !isPosix()) {
            return;
        }
        try {
            PosixFileAttributes before = posix(from).readAttributes();
            if (before.isRegularFile()) {
                posix(to).setPermissions(before.permissions());
            }
        } catch (NoSuchFileException e) {
            // A new file has no permissions to keep.
        }
    }

    private static PosixFileAttributeView posix(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static FileAttribute<?>[] permissions(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : DEFAULT;
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
