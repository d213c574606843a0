package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every form of a manifest that samples/ shows is understood as the README says. */
class SamplesTest extends NightFixture {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            three.csv                  | 0 | 3 projects: 3 to import, 3 to edit, 0 already done
            hundred.csv                | 0 | 100 projects: 100 to import
            semicolon-windows-1252.csv | 0 | some characters are not UTF-8 and were read as Windows-1252
            tab-utf-16-from-excel.csv  | 0 | new: 3 ("Weekly Recap", "Q&A, part "one"", "Größe 📏")
            all-columns.csv            | 0 | new: 3 ("Weekly Recap", "Interview", "Draft")
            local-files.csv            | 1 | local file /srv/recordings/interview.wav: it was not found in a folder
            share-links.csv            | 0 | column "share_url" is used as url
            pre-signed-links.csv       | 1 | Line 2 "From S3": its link expired at 2026-11-23T12:00:00Z
            with-mistakes.csv          | 1 | 5 lines are invalid and will be skipped
            """)
    void checkUnderstands(String sample, int exitCode, String says) {
        Ended check = nightcut.command("check", Path.of("samples", sample));

        assertThat(check.out()).contains(says);
        assertThat(check.exitCode()).isEqualTo(exitCode);
        assertThat(callsReceived()).isZero();
    }

    @Test
    void severalFilesMakeOneProjectWhereThatIsAskedFor() {
        Path sample = Path.of("samples/several-files.csv");

        assertThat(nightcut.command("check", sample, "--group").out())
                .contains("new: 2 (\"Weekly Recap\", \"Town Hall\")");
        assertThat(nightcut.command("check", sample).lines("the name is already used on line 2"))
                .hasSize(2);
    }
}
