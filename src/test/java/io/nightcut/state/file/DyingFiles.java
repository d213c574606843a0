package io.nightcut.state.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system for H2 whose process halts after so many writes to a file. */
public final class DyingFiles extends FilePathWrapper {

    static final String SCHEME = "dying";

    /** As of a process that was killed. */
    static final int EXIT_CODE = 137;

    private static final AtomicInteger LEFT = new AtomicInteger();

    /** H2 makes one for every file. */
    public DyingFiles() {}

    static void register(int writes) {
        LEFT.set(writes);
        FilePath.register(new DyingFiles());
    }

    private static void live() {
        if (LEFT.decrementAndGet() < 0) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new DyingFile(getBase().open(mode));
    }

    private static final class DyingFile extends FileBaseDefault {

        private final FileChannel file;

        DyingFile(FileChannel file) {
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public int read(ByteBuffer to, long position) throws IOException {
            return file.read(to, position);
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            live();
            return file.write(from, position);
        }

        @Override
        protected void implTruncate(long length) throws IOException {
            live();
            file.truncate(length);
        }

        @Override
        public void force(boolean metaData) {
            // What a halted process has written is read by the next one all the same.
        }

        @Override
        public FileLock tryLock(long position, long length, boolean shared) throws IOException {
            return file.tryLock(position, length, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
