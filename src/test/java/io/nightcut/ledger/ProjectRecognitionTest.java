package io.nightcut.ledger;

import static io.nightcut.ledger.model.SubmissionState.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.manifest.Line;
import io.nightcut.ledger.model.Instruction;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.ProjectKeys;
import io.nightcut.ledger.model.TeamAccess;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A project that a ledger has under an earlier key is the same project. */
class ProjectRecognitionTest extends LedgerFixture {

    private static final String PATH = "https://media.example.com/night/a.mp4";

    @Test
    void theKeyOfTheFirstVersionIsRecognizedAndTodaysIsWrittenDownBesideIt() {
        stored("first", PATH);

        read("night.csv", recognized(asked("today", "first", "https://elsewhere.example.com/a.mp4")));
        read("night.csv", recognized(asked("today", "first", "https://elsewhere.example.com/a.mp4")));

        assertThat(key(asked("today", "another", "https://elsewhere.example.com/a.mp4")))
                .isEqualTo("first");
        assertThat(jdbc.sql("select count(*) from project").query(Integer.class).single())
                .isOne();
    }

    @Test
    void aNewProjectIsKnownByItsOwnKey() {
        read("night.csv", recognized(asked("today", "first", PATH)));

        assertThat(key(asked("today", "another", PATH + "?t=2"))).isEqualTo("today");
        assertThat(jdbc.sql("select count(*) from project_alias")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theNameAndThePathsOfAllMediaAreRecognizedInTheirOrder() {
        String other = "https://media.example.com/night/b.mp4";
        stored("old", PATH + "?token=1", other);

        assertThat(key(asked("today", "first", "http://MEDIA.example.com/./night/a.mp4?token=2", other)))
                .isEqualTo("old");
        assertThat(key(asked("today", "first", other, PATH))).isEqualTo("today");
        assertThat(key(asked("today", "first", PATH))).isEqualTo("today");
    }

    @Test
    void anotherPathOrAPathThatNamesNoFileIsNotRecognized() {
        stored("old", PATH);
        stored("drive", "https://drive.google.com/uc?id=1");

        assertThat(key(asked("today", "first", "https://media.example.com/day/a.mp4")))
                .isEqualTo("today");
        assertThat(key(asked("today", "first", "https://drive.google.com/uc?id=2")))
                .isEqualTo("today");
    }

    @Test
    void twoFilesOfOnePathAreNotToldApartByIt() {
        stored("old", PATH + "?part=1", PATH + "?part=2");

        assertThat(key(asked("today", "first", PATH + "?part=3", PATH + "?part=4")))
                .isEqualTo("today");
    }

    @Test
    void ofSeveralTheOneThatWasPaidCounts() {
        stored("waiting", PATH + "?token=2");
        stored("paid", PATH + "?token=1");
        bring("paid", DONE, "1");

        assertThat(key(asked("today", "waiting", PATH + "?token=2"))).isEqualTo("paid");

        bring("waiting", DONE, "2");

        assertThat(key(asked("today", "waiting", PATH + "?token=2"))).isEqualTo("waiting");
    }

    @Test
    void whatWasPaidAndIsToBeDoneAgainCountsAsPaid() {
        stored("waiting", PATH + "?token=2");
        stored("again", PATH + "?token=1");
        bring("again", DONE, "1");
        preparation.redo("again.csv", List.of(), 1);

        assertThat(key(asked("today", "waiting", PATH + "?token=2"))).isEqualTo("again");
    }

    @Test
    void anOldLocalFileTakesItsFirstContentAndTonightsIsAnotherFile() {
        read("old.csv", local("by path", "by path", null));

        assertThat(key(local("monday", "by path", "1"))).isEqualTo("by path");
        read("night.csv", recognized(local("monday", "by path", "1")));
        assertThat(key(local("monday", "by path", "1"))).isEqualTo("by path");
        assertThat(key(local("tuesday", "by path", "2"))).isEqualTo("tuesday");
        assertThat(key(local("gone", "by path", null))).isEqualTo("by path");
        assertThat(key(local("monday", "moved", "1"))).isEqualTo("by path");
    }

    @Test
    void aFileThatGrewIsKnownAsItWasSent() {
        read("night.csv", local("monday", "by path", "1"));
        manifests.contentIs("monday", local("monday", "by path", "2").media());
        bring("monday", DONE, "1");

        assertThat(key(local("tuesday", "by path", "2"))).isEqualTo("monday");
        assertThat(key(local("wednesday", "by path", "3"))).isEqualTo("wednesday");
    }

    private static Project local(String current, String v1, @Nullable String content) {
        return new Project(
                current,
                new ProjectKeys(current, v1, "media"),
                "Recap",
                List.of(new Media("a.mp4", "file:///srv/a.mp4", null, 1L, null, null, content)),
                new Instruction("shorter", ""),
                null,
                TeamAccess.EDIT);
    }

    /** As the first version wrote it, which knew of no other keys. */
    private static void stored(String key, String... urls) {
        read(key + ".csv", asked(key, key, urls));
    }

    private static Project asked(String current, String v1, String... urls) {
        return new Project(
                current,
                new ProjectKeys(current, v1, "media"),
                "Recap",
                Stream.of(urls).map(url -> new Media("a.mp4", url, null)).toList(),
                new Instruction("shorter", ""),
                null,
                TeamAccess.EDIT);
    }

    private static String key(Project project) {
        return recognized(project).key();
    }

    private static Project recognized(Project project) {
        Line line = recognition
                .recognized(List.of(new Line(2, project.name(), project, null)))
                .get(0);
        return line.project();
    }
}
