package io.nightcut.state.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.h2.store.fs.FakeFileChannel;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/** An open file of a {@link PrivateView}: pages that were written are in memory, all others are read from the file. */
final class PrivateViewFile extends FileBaseDefault {

    private static final int PAGE = 4096;

    private final FileChannel file;

    /** What the file held when it was opened; null: it is read when it is asked for. */
    private final byte @Nullable [] copy;

    private final Map<Long, byte[]> written = new HashMap<>();

    /** How much of the file belongs to the view: it may be written on, or was cut off in the view. */
    private long fileSize;

    private long size;

    PrivateViewFile(FileChannel file, byte @Nullable [] copy) throws IOException {
        this.file = file;
        this.copy = copy;
        this.fileSize = copy == null ? file.size() : copy.length;
        this.size = fileSize;
    }

    @Override
    public synchronized long size() {
        return size;
    }

    @Override
    public synchronized int read(ByteBuffer to, long position) throws IOException {
        if (position >= size) {
            return to.hasRemaining() ? -1 : 0;
        }
        int length = (int) Math.min(to.remaining(), size - position);
        long end = position + length;
        for (long at = position; at < end; ) {
            int offset = (int) (at % PAGE);
            int part = (int) Math.min(PAGE - offset, end - at);
            byte[] page = written.get(at / PAGE);
            to.put(page == null ? ofFile(at, part) : page, page == null ? 0 : offset, part);
            at += part;
        }
        return length;
    }

    @Override
    public synchronized int write(ByteBuffer from, long position) throws IOException {
        int length = from.remaining();
        long end = position + length;
        for (long at = position; at < end; ) {
            int offset = (int) (at % PAGE);
            int part = (int) Math.min(PAGE - offset, end - at);
            byte[] page = written.get(at / PAGE);
            if (page == null) {
                page = ofFile(at - offset, PAGE);
                written.put(at / PAGE, page);
            }
            from.get(page, offset, part);
            at += part;
        }
        size = Math.max(size, end);
        return length;
    }

    /** What is not in the file is zero. */
    private byte[] ofFile(long position, int length) throws IOException {
        ByteBuffer part = ByteBuffer.allocate(length);
        if (position < fileSize) {
            part.limit((int) Math.min(length, fileSize - position));
            if (copy != null) {
                part.put(copy, (int) position, part.limit());
            }
            while (part.hasRemaining()) {
                if (file.read(part, position + part.position()) < 0) {
                    throw new IOException("the file was cut off while it was read");
                }
            }
        }
        return part.array();
    }

    @Override
    protected synchronized void implTruncate(long length) throws IOException {
        if (length >= size) {
            return;
        }
        size = length;
        fileSize = Math.min(fileSize, length);
        written.keySet().removeIf(page -> page * PAGE >= length);
        byte[] last = written.get(length / PAGE);
        if (last != null) {
            Arrays.fill(last, (int) (length % PAGE), PAGE, (byte) 0);
        }
    }

    @Override
    public void force(boolean metaData) {
        // Nothing of it is to be on a disk.
    }

    @Override
    public FileLock tryLock(long position, long length, boolean shared) {
        return new FileLock(FakeFileChannel.INSTANCE, position, length, shared) {
            @Override
            public boolean isValid() {
                return true;
            }

            @Override
            public void release() {
                // There is none.
            }
        };
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    @Override
    public String toString() {
        return "a view of a file";
    }
}
