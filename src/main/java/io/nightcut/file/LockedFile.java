package io.nightcut.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that one process at a time has locked, in which it says who it is. The system releases the lock when its holder
 * dies, and not while the holder is merely stopped; what it has written stays.
 */
public final class LockedFile implements AutoCloseable {

    /** The lock is on one byte behind any content, so that everybody can read the content. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private LockedFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Locks the file, which is created for its owner only if need be.
     *
     * @return empty: somebody else has it locked
     * @throws IOException the file cannot be written, or its file system knows no locks
     */
    public static Optional<LockedFile> lock(Path file, String content) throws IOException {
        OwnFolder.reserve(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        LockedFile locked = new LockedFile(channel);
        try {
            if (tryLock(channel) == null) {
                locked.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
            return Optional.of(locked);
        } catch (IOException e) {
            locked.close();
            throw e;
        }
    }

    /** Null: somebody else has it, in this process or in another. */
    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Releases it. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
