package io.nightcut.state;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system for H2: a file as it is now, without a lock, and into which H2 may write what it likes, since all of that
 * stays in memory. So whoever only looks into a state migrates it, recovers it after a crash and opens it like every other,
 * keeps nobody away from it, even if it is stopped in the middle, and leaves nothing behind.
 *
 * <p>H2 writes no part of the file again before it has been out of use for many seconds: who looks for longer while a run
 * begins may find that the file has changed under it, and is told so by H2's checksums.
 */
public final class PrivateView extends FilePathWrapper {

    static final String SCHEME = "view";

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
        return new PrivateViewFile(getBase().open("r"));
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
