package io.nightcut.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.csv.ManifestReader;
import io.nightcut.manifest.link.ProjectKey;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LongManifestTest {

    private static final int LINES = 100_000;

    /** One that reads in quadratic time would not come to the end of it. */
    @Test
    @Timeout(300)
    void aHundredThousandLinesAreReadAndJudged() {
        long good = 0;
        try (ManifestReader reader = ManifestReader.of(manifest(), "Manifest a.csv")) {
            for (ManifestLine line = reader.read(); line != null; line = reader.read()) {
                ValidatedLine judged = ValidatedLine.of(line);
                ProjectKey.of(judged.name(), List.of(judged.media()));
                good += judged.problems().isEmpty() ? 1 : 0;
            }
        }

        assertThat(good).isEqualTo(LINES);
    }

    /** Made as it is read, so that the manifest itself takes no memory. */
    private static InputStream manifest() {
        Stream<String> lines = IntStream.range(0, LINES).mapToObj(LongManifestTest::line);
        var parts = Stream.concat(Stream.of("name,url,prompt\n"), lines).iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return parts.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(parts.next().getBytes(UTF_8));
            }
        });
    }

    private static String line(int number) {
        String signature =
                "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261124T020000Z&X-Amz-Expires=43200&X-Amz-Signature=%064d"
                        .formatted(number);
        return "Épisode %d,https://bucket.s3.amazonaws.com/night/episode %d.mp4?%s,\"Cut the silence,\nthen \"\"tidy\"\" up\"\n"
                .formatted(number, number, signature);
    }
}
