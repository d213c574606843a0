package io.nightcut.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.manifest.Line;
import io.nightcut.ledger.manifest.StoredProject;
import io.nightcut.ledger.manifest.StoredProject.Edited;
import io.nightcut.ledger.model.Instruction;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.ProjectKeys;
import io.nightcut.ledger.model.StoredMedia;
import io.nightcut.ledger.model.TeamAccess;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which new lines look like edited projects, and from how many on nothing is sent. */
class LineReviewTest {

    private final LineReview review = new LineReview("night.csv", 1000);
    private int number;

    @ParameterizedTest
    @CsvSource({"9,0,false", "10,0,true", "10,10,true", "10,11,false", "50,51,false", "0,100,false"})
    void tenAndHalfOfTheNewLinesAreTooMany(int lookalikes, int others, boolean refused) {
        for (int i = 0; i < lookalikes; i++) {
            fresh("https://b.example.com/tuesday/a.mp4", edited("https://a.example.com/monday/a.mp4"));
        }
        for (int i = 0; i < others; i++) {
            fresh("https://b.example.com/tuesday/a.mp4");
        }

        assertThat(review.refusal().isPresent()).isEqualTo(refused);
    }

    @Test
    void knownLinesAreNoNewOnes() {
        for (int i = 0; i < 10; i++) {
            fresh("https://b.example.com/tuesday/a.mp4", edited("https://a.example.com/monday/a.mp4"));
            review.known();
            review.known();
        }

        assertThat(review.refusal()).isPresent();
        assertThat(review.warnings())
                .singleElement()
                .asString()
                .startsWith("10 of 30 lines have a name that was edited");
    }

    @ParameterizedTest
    @CsvSource({
        "https://my.example.com/download.aspx,https://my.example.com/download.aspx",
        "https://video.example.com/ANGjdJ8w,https://video.example.com/BXkw72lq",
    })
    void linksWithoutAFileNameAtTheSameServerMayBeTheSameFile(String url, String before) {
        for (int i = 0; i < 10; i++) {
            fresh(url, edited(before));
        }

        assertThat(review.refusal()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "'https://h.example.com/s/kQ3vZr8_yLw2Tn5bXc7Mj9,1795086400/a.mp4'",
        "https://h.example.com/bot123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/a.mp4",
    })
    void secretsInAPathAreNotShown(String before) {
        fresh("https://h.example.com/b.mp4", edited(before));

        assertThat(review.warnings())
                .singleElement()
                .asString()
                .contains("…/a.mp4")
                .doesNotContain("kQ3v")
                .doesNotContain("AAHd");
    }

    /** Another file name, no file name at all, another content: told, and no reason to send nothing. */
    @ParameterizedTest
    @CsvSource({
        "https://b.example.com/tuesday/b.mp4,https://a.example.com/monday/a.mp4",
        "https://drive.google.com/uc?id=2,https://drive.google.com/uc",
        "file:///tuesday/a.mp4,file:///monday/a.mp4",
    })
    void namesakesThatAreNotSurelyTheSameFileAreOnlyTold(String url, String before) {
        for (int i = 0; i < 10; i++) {
            fresh(url, edited(before));
        }

        assertThat(review.refusal()).isEmpty();
        assertThat(review.warnings()).hasSize(1);
    }

    private void fresh(String url, StoredProject... namesakes) {
        Media media = new Media("a.mp4", url, null, null, null, null, url.startsWith("file:") ? "2" : null);
        Project project = new Project(
                "key",
                new ProjectKeys("key", "v1", "media" + number++),
                "Recap",
                List.of(media),
                new Instruction("Cut.", ""),
                null,
                TeamAccess.EDIT);
        review.fresh(new Line(2, "Recap", project, null), List.of(namesakes));
    }

    private static StoredProject edited(String location) {
        return new StoredProject(
                "old",
                "Recap",
                List.of(new StoredMedia("a.mp4", location, "1")),
                new Edited(true, Instant.EPOCH),
                true,
                true);
    }
}
