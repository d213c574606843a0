package io.nightcut.state.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system for H2: a file as it is now, without a lock, and into which H2 may write what it likes, since all of that
 * stays in memory. So whoever only looks into a state migrates it, recovers it after a crash and opens it like every other,
 * keeps nobody away from it, even if it is stopped in the middle, and leaves nothing behind.
 *
 * <p>The file is copied into memory when it is opened, between two writes of a run that begins or ends: as it closes a file
 * H2 moves what is in it. Of a larger one only what is asked for is read: H2 writes no part of it again before it has been out
 * of use for many seconds. Who looks just while a run closes it may find it changed, and is told so by H2's checksums.
 */
public final class PrivateView extends FilePathWrapper {

    static final String SCHEME = "view";

    /** In bytes, and some 10,000 projects. */
    private static final long MOST_IN_MEMORY = 32 << 20;

    /** A run that begins writes for a second or two, and not all the time. */
    private static final int TRIES = 200;

    private static final PrivateView INSTANCE = new PrivateView();

    /** H2 makes one for every file. */
    public PrivateView() {}

    /** From now on H2 knows the scheme. */
    static void register() {
        FilePath.register(INSTANCE);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = getBase().open("r");
        return new PrivateViewFile(file, file.size() > MOST_IN_MEMORY ? null : copy(file));
    }

    /** Read until it has been the same twice. Else it is taken as it was read last. */
    private static byte[] copy(FileChannel file) throws IOException {
        byte[] copy = read(file);
        for (int tries = 0; tries < TRIES; tries++) {
            byte[] again = read(file);
            if (Arrays.equals(copy, again)) {
                break;
            }
            copy = again;
        }
        return copy;
    }

    private static byte[] read(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(file.size(), MOST_IN_MEMORY));
        while (bytes.hasRemaining() && file.read(bytes, bytes.position()) >= 0) {
            // It may be cut off meanwhile.
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    @Override
    public boolean canWrite() {
        return true;
    }

    @Override
    public boolean createFile() {
        return false;
    }

    @Override
    public void delete() {
        // The file stays.
    }

    @Override
    public void moveTo(FilePath newName, boolean atomicReplace) {
        throw new UnsupportedOperationException("a view is not moved");
    }

    @Override
    public OutputStream newOutputStream(boolean append) {
        throw new UnsupportedOperationException("nothing is written beside a view");
    }

    @Override
    public boolean setReadOnly() {
        return false;
    }

    @Override
    public FilePath createTempFile(String suffix, boolean inTempDir) throws IOException {
        return FilePath.get("memFS:view").createTempFile(suffix, inTempDir);
    }
}
