package io.nightcut.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that is replaced whole or not at all: its content is written to a new file beside it, forced to disk, and moved
 * into its place. Whoever opens it sees the old content or the new one, also after a crash at any moment. A symbolic link
 * in its place is replaced and not followed.
 */
public final class AtomicFile {

    /** The end of the name of a file that is not in its place yet; a process that dies may leave one behind. */
    public static final String TEMPORARY = ".tmp";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Path folder;
    private final FileAccess access;

    private AtomicFile(Path file, FileAccess access) {
        this.file = file.toAbsolutePath();
        this.folder = Objects.requireNonNull(this.file.getParent(), "a file has a folder");
        this.access = access;
    }

    /** A file that only its owner can read, in a folder that only its owner can open if it has to be created. */
    public static AtomicFile forOwnerOnly(Path file) {
        return new AtomicFile(file, FileAccess.OWNER_ONLY);
    }

    /** A file that keeps the permissions of the one that it replaces; a new one gets what is usual for this user. */
    public static AtomicFile keepingPermissions(Path file) {
        return new AtomicFile(file, FileAccess.AS_BEFORE);
    }

    /** Writes the content of a file. It need not close the stream, but must flush what it wraps around it. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Replaces the file, and creates its folder if need be. When it returns, the new content is on disk.
     *
     * @throws IOException it could not be written; the file is as it was
     */
    public void write(Content content) throws IOException {
        createFolder();
        discardAbandoned();
        Path temporary = folder.resolve(prefix() + Long.toHexString(RANDOM.nextLong()) + TEMPORARY);
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), access.ofNewFile())) {
                lock(channel);
                access.copy(file, temporary);
                content.writeTo(Channels.newOutputStream(channel));
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(folder);
        } finally {
            discard(temporary);
        }
    }

    /**
     * Replaces the file by a copy of another.
     *
     * @throws IOException it could not be read or written; the file is as it was
     */
    public void writeCopyOf(Path other) throws IOException {
        write(out -> Files.copy(other, out));
    }

    /** Returns when what was written to a file, and that it is there, is on disk. */
    public static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        force(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    private void createFolder() throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder, access.ofNewFolder());
            Path parent = folder.getParent();
            if (parent != null) {
                force(parent);
            }
        }
    }

    private String prefix() {
        return "." + file.getFileName() + ".";
    }

    /** Deletes what dead processes have left of the same file: a living one holds a lock on what it writes. */
    private void discardAbandoned() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, this::isTemporary)) {
            for (Path each : left) {
                if (isAbandoned(each)) {
                    discard(each);
                }
            }
        }
    }

    private static boolean isAbandoned(Path temporary) {
        if (!Files.isRegularFile(temporary, LinkOption.NOFOLLOW_LINKS)) {
            // Somebody else's: to open a pipe, say, would take for ever.
            return false;
        }
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            return lock(channel) != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Null: somebody else has the lock, or this file system has none. */
    private static @Nullable FileLock lock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (IOException | OverlappingFileLockException e) {
            return null;
        }
    }

    private boolean isTemporary(Path other) {
        String name = other.getFileName().toString();
        return name.startsWith(prefix()) && name.endsWith(TEMPORARY);
    }

    /** What a folder contains is on disk only when the folder is. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system lets a folder be opened; such a one writes it by itself.
        }
    }

    private static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // Its place in the folder is all that it takes; a later writing deletes it.
        }
    }
}
