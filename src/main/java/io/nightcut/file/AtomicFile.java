package io.nightcut.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * A file that is replaced whole or not at all: its content is written to a new file beside it, forced to disk, and moved
 * into its place. Whoever opens it sees the old content or the new one, also after a crash at any moment. A symbolic link
 * in its place is replaced and not followed.
 */
public final class AtomicFile {

    /** The end of the name of a file that is not in its place yet; a process that dies may leave one behind. */
    public static final String TEMPORARY = ".tmp";

    /** What is written takes seconds: after this time a temporary file's writer is surely dead. */
    private static final Duration ABANDONED = Duration.ofHours(1);

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
        Path temporary = folder.resolve(prefix() + Long.toHexString(RANDOM.nextLong()) + TEMPORARY);
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), access.ofNewFile())) {
                access.copy(file, temporary);
                content.writeTo(Channels.newOutputStream(channel));
                channel.force(true);
            }
            discardAbandoned(Files.getLastModifiedTime(temporary));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(folder);
        } finally {
            discard(temporary);
        }
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

    /** Deletes what dead processes have left of the same file. */
    private void discardAbandoned(FileTime now) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, this::isTemporary)) {
            for (Path each : left) {
                if (Duration.between(Files.getLastModifiedTime(each).toInstant(), now.toInstant())
                                .compareTo(ABANDONED)
                        > 0) {
                    discard(each);
                }
            }
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
