package io.nightcut.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A version says from which commit it was built. */
class VersionProviderTest {

    private static final String COMMIT = "git.commit.id.abbrev=3fa9c21\ngit.commit.time=2026-11-26\ngit.dirty=";

    @Test
    void aBuildFromARepositorySaysCommitAndDate() throws IOException {
        assertThat(words(COMMIT + "false")).isEqualTo(" (commit 3fa9c21, 2026-11-26)");
    }

    @Test
    void aBuildOfSourcesThatDifferFromTheCommitSaysSo() throws IOException {
        assertThat(words(COMMIT + "true")).isEqualTo(" (commit 3fa9c21 with changes, 2026-11-26)");
    }

    @Test
    void aBuildWithoutARepositorySaysNothingOfACommit() throws IOException {
        assertThat(VersionProvider.words(null)).isEmpty();
        assertThat(words("")).isEmpty();
    }

    private static String words(String properties) throws IOException {
        return VersionProvider.words(new ByteArrayInputStream(properties.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
