package io.nightcut.probe;

import java.nio.channels.FileChannel;

/** Where one downloaded file goes. */
public interface DownloadPlace {

    /** Opens it, empty. */
    FileChannel open() throws DownloadException;

    /**
     * Returns if there is room for so many bytes of it in all.
     *
     * @throws DownloadException there is none
     */
    void reserve(long bytes) throws DownloadException;
}
