package io.nightcut.download;

import static io.nightcut.probe.DownloadException.Next.AWAIT_ROOM;
import static io.nightcut.probe.DownloadException.Next.GIVE_UP;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.nightcut.probe.DownloadException;
import io.nightcut.probe.DownloadPlace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much may lie in the folder at once. */
class DownloadFolderTest {

    private static final int SPACE = 1000;

    @TempDir
    Path folder;

    @Test
    void whatIsLargerThanTheSpaceIsGivenUp() throws Exception {
        DownloadFolder downloads = new DownloadFolder(folder, SPACE, 0);
        downloads.place("one", 0).reserve(SPACE);
        refuses(downloads.place("one", 0), SPACE + 1, GIVE_UP, "needs 1001 bytes", "download-space allows 1000");
    }

    @Test
    void whatFitsOnceOtherProjectsAreUploadedWaitsForThem() throws Exception {
        DownloadFolder downloads = new DownloadFolder(folder, SPACE, 0);
        write(downloads.place("one", 0), 600);
        refuses(downloads.place("two", 0), 401, AWAIT_ROOM, "used up at present");
        refuses(downloads.place("one", 1), 401, GIVE_UP, "needs 1001 bytes");
        downloads.deleteAllOf("one");
        downloads.place("two", 0).reserve(401);
    }

    @Test
    void someOfTheDiskIsLeftForTheState() throws Exception {
        long more = Files.getFileStore(folder).getTotalSpace() + 1;
        DownloadFolder downloads = new DownloadFolder(folder, SPACE, more);
        refuses(
                downloads.place("one", 0),
                1,
                GIVE_UP,
                "of which %d are left for the state".formatted(more),
                "Make room");
        new DownloadFolder(folder, SPACE, 0).place("one", 0).reserve(1);
    }

    private static void write(DownloadPlace place, int bytes) throws IOException, DownloadException {
        try (FileChannel file = place.open()) {
            file.write(ByteBuffer.allocate(bytes));
        }
    }

    private static void refuses(DownloadPlace place, long bytes, DownloadException.Next next, String... words) {
        assertThatThrownBy(() -> place.reserve(bytes))
                .hasMessageContainingAll(words)
                .asInstanceOf(type(DownloadException.class))
                .extracting(DownloadException::next)
                .isEqualTo(next);
    }
}
