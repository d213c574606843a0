package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.JobType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names, prompts, folders and paths arrive as they were written, whatever the locale. */
class LocaleTest extends NightFixture {

    @Test
    void underCronsLocaleNothingIsLost() throws Exception {
        assumeThat(System.getProperty("sun.jnu.encoding")).isEqualTo("UTF-8");
        Path manifest = Files.writeString(
                Files.createDirectories(folder.resolve("Müll 日本")).resolve("Nächte.csv"),
                "name,url\nÜbersicht,./Büro 日.mp4\n");
        Files.writeString(manifest.resolveSibling("Büro 日.mp4"), "ID3 bytes");
        Ended night = nightcut.without("nightcut.results")
                .apart(
                        List.of(),
                        Map.of("LC_ALL", "C", "NIGHTCUT_FOLDER", "Entwürfe 日本"),
                        "run",
                        manifest.toString(),
                        "--prompt",
                        "Füllwörter 日本 entfernen");

        assertThat(night.exitCode()).as(night.said()).isZero();
        assertThat(night.out()).contains("\"Übersicht\": edit done");
        assertThat(sandbox.bill()
                        .of(JobType.IMPORT)
                        .map(charge -> charge.request().path("folder_name").asString()))
                .containsExactly("Entwürfe 日本");
        assertThat(sandbox.bill()
                        .of(JobType.AGENT)
                        .map(charge -> charge.request().path("prompt").asString()))
                .containsExactly("Füllwörter 日本 entfernen");
        assertThat(ResultLine.read(manifest.resolveSibling("Nächte-results.csv")))
                .extracting(ResultLine::name)
                .containsExactly("Übersicht");
    }

    @Test
    void underATurkishLocaleWordsStayWords() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            Ended night = nightcut.with("nightcut.team-access", "VIEW").run(manifestOf("INTRO title"), "--probe");
            assertThat(night.exitCode()).as(night.said()).isLessThan(ExitCode.REFUSED);
            assertThat(nightcut.say("status").exitCode()).isZero();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatCannotBeDecodedIsRefused() {
        Ended night = nightcut.say("run", manifestOf("Recap").toString(), "--prompt=F\ufffdllw\ufffdrter");

        assertThat(night.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.err()).contains("is not UTF-8 text", "Nothing was sent.");
        assertThat(callsReceived()).isZero();
    }
}
