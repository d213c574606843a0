package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are no projects, and files that are no manifests. */
class BadManifestTest extends NightFixture {

    @Test
    void badLinesAreInvalidWithTheirReasonAndTheOthersAreDone() {
        Path manifest = manifest(
                "Recap," + url("recap"),
                "," + url("nameless"),
                "Linkless,",
                "Typo,htps:/media.example.com/typo.mp4",
                "Recap," + url("other"),
                "Folder,https://drive.google.com/drive/folders/abc123",
                "Demo," + url("demo"));
        Ended night = nightcut.run(manifest);

        assertThat(night.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.statuses())
                .containsExactly("edited", "invalid", "invalid", "invalid", "invalid", "invalid", "edited");
        assertThat(night.results())
                .extracting(ResultLine::message)
                .satisfiesExactly(
                        recap -> assertThat(recap).isEmpty(),
                        nameless -> assertThat(nameless).startsWith("Line 3: the name is empty."),
                        linkless -> assertThat(linkless).startsWith("Line 4: the url is empty."),
                        typo -> assertThat(typo).startsWith("Line 5: the url ").contains("is not a link"),
                        twice -> assertThat(twice).startsWith("Line 6: the name is already used on line 2."),
                        share -> assertThat(share).startsWith("Line 7: ").contains("folder"),
                        demo -> assertThat(demo).isEmpty());
        assertThat(sandbox.bill().charges()).hasSize(4);
        assertThat(night.lines("2 edited, 5 invalid of 7")).hasSize(1);
    }

    @Test
    void aManifestOfBadLinesAloneSendsNoPost() {
        Ended night = nightcut.run(manifest("Typo,nowhere", "," + url("nameless")));

        assertThat(night.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.statuses()).containsExactly("invalid", "invalid");
        assertThat(sandbox.bill().charges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            an empty file      | ''
            blank lines        | '\n\n'
            a letter           | 'Dear operators, please do the night.'
            other columns      | 'title,length\nRecap,12\n'
            no column url      | 'name,length\nRecap,12\n'
            """)
    void aFileThatIsNoManifestIsRefusedInOneLine(String what, String text) {
        assertIsRefused(nightcut.run(file("night.csv", text.replace("\\n", "\n"))));
    }

    @Test
    void aVideoIsNoManifest() throws IOException {
        byte[] bytes = new byte[4096];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        assertIsRefused(nightcut.run(Files.write(folder.resolve("night.csv"), bytes)));
    }

    @Test
    void aFileThatIsNotThereIsRefusedByItsName() {
        Ended night = nightcut.run(folder.resolve("yesterday.csv"));

        assertIsRefused(night);
        assertThat(night.err()).contains("yesterday.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name,url\n", "# nothing tonight\nname;url\n\n"})
    void whatHasNoLinesIsANightWithoutWorkOnlyIfThatIsSaid(String text) {
        Path manifest = file("night.csv", text);
        Ended broken = nightcut.run(manifest);
        assertIsRefused(broken);
        assertThat(broken.err()).contains("--allow-empty");
        assertThat(nightcut.say("check", manifest.toString()).exitCode()).isEqualTo(ExitCode.REFUSED);

        Ended free = nightcut.run(manifest, "--allow-empty");
        assertThat(free.exitCode()).as(free.said()).isEqualTo(ExitCode.DONE);
        assertThat(free.results()).isEmpty();
        assertThat(nightcut.resultsOf(manifest))
                .content()
                .startsWith("\ufeff\"name\"")
                .hasLineCount(1);
        assertThat(sandbox.bill().charges()).isEmpty();
    }

    @Test
    void aFolderIsNoManifest() {
        assertIsRefused(nightcut.run(folder));
    }

    private void assertIsRefused(Ended night) {
        assertThat(night.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.err().lines()).hasSize(1);
        assertThat(night.out()).isEmpty();
        assertThat(night.results()).isEmpty();
        assertThat(callsReceived()).isZero();
        assertThat(sandbox.bill().received(Call.STATUS)).isZero();
    }
}
