package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Caller.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class MediaFilesTest extends SandboxFixture {

    @Test
    void theHeadersTellTheSizeOfAWholeVideo() {
        Reply head =
                caller.send(caller.request(sandbox.mediaUrl("Weekly Recap")).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo("300000000");
        assertThat(head.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(head.header("Content-Type")).isEqualTo("video/mp4");
    }

    @Test
    void aRangeIsServedWhereverItLies() {
        Reply part = range("bytes=299999990-299999994");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range")).isEqualTo("bytes 299999990-299999994/300000000");
        assertThat(part.raw().body()).hasSize(5);
        assertThat(range("bytes=299999990-").header("Content-Range")).isEqualTo("bytes 299999990-299999999/300000000");
    }

    @Test
    void aLargeRangeIsServedInPart() {
        Reply part = range("bytes=0-299999999");
        assertThat(part.header("Content-Range")).isEqualTo("bytes 0-65535/300000000");
        assertThat(part.raw().body()).hasSize(65536);
    }

    @Test
    void aRangeBeyondTheEndIsNotSatisfiable() {
        assertThat(range("bytes=300000000-").status()).isEqualTo(416);
        assertThat(range("bytes=9-3").status()).isEqualTo(416);
    }

    private Reply range(String range) {
        return caller.send(caller.request(sandbox.mediaUrl("Weekly Recap"))
                .header("Range", range)
                .GET());
    }
}
