package io.nightcut.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A folder for files that nobody but their owner is to read. On systems without POSIX permissions their own rules hold. */
public final class OwnFolder {

    private OwnFolder() {}

    /**
     * Creates a folder if need be, then for its owner only. One that is there keeps its permissions.
     *
     * @throws IOException it cannot be created, or is no folder
     */
    public static void create(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, FileAccess.OWNER_ONLY.ofNewFolder());
        }
    }

    /** Whether every user of the machine can put files into it, or take away those that are there. */
    public static boolean isOpenToAll(Path folder) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        return posix != null && posix.readAttributes().permissions().contains(PosixFilePermission.OTHERS_WRITE);
    }

    /**
     * Returns if a file can be created in a folder, and leaves none there.
     *
     * @throws IOException it cannot
     */
    public static void tryToCreateIn(Path folder) throws IOException {
        Files.delete(Files.createTempFile(folder, ".nightcut", AtomicFile.TEMPORARY));
    }

    /** Whether users other than its owner can read it. False where the system has no such permissions, or does not tell. */
    public static boolean isReadByOthers(Path file) {
        try {
            PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            return posix != null
                    && (posix.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ)
                            || posix.readAttributes().permissions().contains(PosixFilePermission.GROUP_READ));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * A file that from now on only its owner can read: it is created empty, or loses the permissions of others.
     *
     * @throws IOException it is not ours, or cannot be created
     */
    public static void reserve(Path file) throws IOException {
        try {
            Files.createFile(file, FileAccess.OWNER_ONLY.ofNewFile());
        } catch (FileAlreadyExistsException e) {
            PosixFileAttributeView posix =
                    Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            if (posix != null && posix.readAttributes().isRegularFile()) {
                restrict(posix);
            }
        }
    }

    /**
     * Opens a new file that only its owner can read, in the place of an earlier one.
     *
     * @throws IOException it cannot be created
     */
    public static FileChannel newFile(Path file) throws IOException {
        Files.deleteIfExists(file);
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                FileAccess.OWNER_ONLY.ofNewFile());
    }

    private static void restrict(PosixFileAttributeView posix) throws IOException {
        Set<PosixFilePermission> owners = Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        if (!owners.containsAll(posix.readAttributes().permissions())) {
            posix.setPermissions(owners);
        }
    }
}
