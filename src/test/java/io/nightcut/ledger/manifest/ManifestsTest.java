package io.nightcut.ledger.manifest;

import static io.nightcut.ledger.model.SubmissionState.DONE;
import static io.nightcut.ledger.model.SubmissionState.FAILED;
import static io.nightcut.ledger.model.SubmissionState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.LedgerFixture;
import io.nightcut.ledger.model.Entry;
import io.nightcut.ledger.model.Instruction;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.ProjectKeys;
import io.nightcut.ledger.model.ProjectState;
import io.nightcut.ledger.model.Reservation;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.StateCount;
import io.nightcut.ledger.model.SubmissionState;
import io.nightcut.ledger.model.TeamAccess;
import io.nightcut.ledger.model.WaitingImport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a manifest says is what its last complete reading said; what is known of its projects stays. */
class ManifestsTest extends LedgerFixture {

    @Test
    void aReadingThatIsNotFinishedDoesNotCount() {
        read("night.csv", project("k"));
        manifests.record(manifests.begin(), lines(project("m"), project("n")));

        assertThat(names("night.csv")).containsExactly("name of k");
        assertThat(waiting()).extracting(Project::key).containsExactly("k");
    }

    @Test
    void theReadingBeforeIsForgottenAndItsProjectsAreNot() {
        read("night.csv", project("k"), project("m"));
        edit("m");
        read("night.csv", project("k"));

        assertThat(names("night.csv")).containsExactly("name of k");
        assertThat(jdbc.sql("select count(*) from line").query(Integer.class).single())
                .isOne();
        assertThat(importOf("m").state()).isEqualTo(DONE);
    }

    @Test
    void whatTheReadingBeforeHadBegunIsKeptUntilItIsDoneAndAnotherManifestComes() {
        read("night.csv", project("new"), project("failed"), project("sent"), project("imported"), project("done"));
        bring("failed", FAILED, "1");
        bring("sent", SubmissionState.SENDING, "2");
        bring("imported", DONE, "3");
        edit("done");
        read("night.csv", project("k"));
        assertThat(names("night.csv")).containsExactly("name of k");
        assertThat(names("earlier:night.csv")).containsExactly("name of sent", "name of imported");

        finishEdit("imported", "4");
        read("night.csv", project("k"));
        assertThat(names("earlier:night.csv")).as("unchanged").containsExactly("name of sent", "name of imported");
        long reading = manifests.begin();
        manifests.record(reading, lines(project("another")));
        manifests.finish("night.csv", reading, "another digest");
        assertThat(names("earlier:night.csv")).containsExactly("name of sent");

        ledger.notCarriedOut("sent", Stage.IMPORT);
        assertThat(names("earlier:night.csv")).as("never sent").isEmpty();
        read("night.csv", project("sent"));
        assertThat(names("night.csv")).containsExactly("name of sent");
    }

    @Test
    void whatIsBegunComesBackToTheManifestThatAsksForItAgain() {
        read("night.csv", project("k"));
        bring("k", DONE, "1");
        read("night.csv", project("m"));
        assertThat(view.waitingEdits("night.csv", false, 0, 10)).hasSize(1);
        read("night.csv", project("k"));

        assertThat(names("night.csv")).containsExactly("name of k");
        assertThat(names("earlier:night.csv")).isEmpty();
        assertThat(standings.manifests()).containsExactly("night.csv");
    }

    @Test
    void whatIsDoneStaysDoneWhenItIsReadAgain() {
        read("night.csv", project("k"), project("m"));
        bring("k", DONE, "1");
        bring("m", FAILED, "2");
        read("night.csv", project("k"), project("m"), project("n"));

        assertThat(importOf("k").state()).isEqualTo(DONE);
        assertThat(importOf("m").state()).isEqualTo(FAILED);
        assertThat(importOf("n").state()).isEqualTo(WAITING);
    }

    @Test
    void anEditThatIsNotDoneYetTakesTheNewPromptAndAnImportTheNewUrl() {
        read("night.csv", project("k", "https://a.example/v.mp4?sig=1", "shorter"));
        read("night.csv", project("k", "https://a.example/v.mp4?sig=2", "louder"));

        assertThat(waiting()).singleElement().satisfies(project -> {
            assertThat(project.instruction().prompt()).isEqualTo("louder");
            assertThat(project.media().get(0).url()).endsWith("sig=2");
        });
    }

    @Test
    void aBadLineStandsInItsPlace() {
        List<Line> lines = new ArrayList<>(lines(project("k")));
        lines.add(new Line(3, "Typo", null, "the url is no link"));
        long reading = manifests.begin();
        manifests.record(reading, lines);
        manifests.finish("night.csv", reading, "digest");

        assertThat(entries("night.csv"))
                .satisfiesExactly(
                        good -> assertThat(good.state()).isEqualTo(ProjectState.NEW),
                        bad -> assertThat(bad.problem()).isEqualTo("the url is no link"));
        assertThat(standings.of("night.csv"))
                .containsExactlyInAnyOrder(
                        new StateCount(ProjectState.NEW, 1), new StateCount(ProjectState.INVALID, 1));
    }

    @Test
    void aProjectMayStandInTwoManifests() {
        read("monday.csv", project("k"));
        read("tuesday.csv", project("k"), project("m"));

        assertThat(names("monday.csv")).containsExactly("name of k");
        assertThat(standings.manifests()).containsExactly("tuesday.csv", "monday.csv");
    }

    @Test
    void allIsDoneWhenEveryProjectIsEditedAndNothingWasReadSince() {
        read("night.csv", project("k"));
        bring("k", DONE, "1");
        assertThat(manifests.isAllDone("night.csv", "digest")).isFalse();
        ledger.sending("k", Stage.EDIT, Reservation.NONE);
        ledger.running("k", Stage.EDIT, job("2"));
        ledger.settled("k", Stage.EDIT, done());
        assertThat(manifests.isAllDone("night.csv", "digest")).isTrue();
        assertThat(manifests.isAllDone("night.csv", "another")).isFalse();

        read("tuesday.csv", project("k", "https://a.example/v.mp4", "louder"));
        assertThat(manifests.isAllDone("night.csv", "digest")).isFalse();
        read("night.csv", project("k"));
        assertThat(manifests.isAllDone("night.csv", "digest")).isTrue();
        manifests.record(manifests.begin(), lines(project("k", "https://a.example/v.mp4", "louder")));
        assertThat(manifests.isAllDone("night.csv", "digest")).isFalse();
    }

    /** The lines of the manifest that asked otherwise may be gone by now. */
    @Test
    void aManifestThatWasReadSinceCountsEvenWhenItAsksForNothing() {
        read("night.csv", project("k"));
        bring("k", DONE, "1");
        ledger.sending("k", Stage.EDIT, Reservation.NONE);
        ledger.running("k", Stage.EDIT, job("2"));
        ledger.settled("k", Stage.EDIT, done());
        read("tuesday.csv", project("k", "https://a.example/v.mp4", "louder"));
        read("tuesday.csv");

        assertThat(manifests.isAllDone("night.csv", "digest")).isFalse();
    }

    @Test
    void signaturesNeverReachTheDatabase() {
        read("night.csv", project("k", "https://a.example/v.mp4?X-Amz-Signature=s1gnature", "shorter"));
        bring("k", DONE, "1");

        List<String> dump = jdbc.sql("script").query(String.class).list();
        assertThat(dump).anyMatch(line -> line.contains("https://a.example/v.mp4"));
        assertThat(dump).noneMatch(line -> line.contains("s1gnature") || line.contains("Amz"));
    }

    @Test
    void whatTheSameMediaUsedBeforeIsKnownUnderAnyName() {
        read("night.csv", project("k"));
        bring("k", DONE, "1");
        Project other = new Project(
                "other",
                new ProjectKeys("other", "other", "media of k"),
                "Other name",
                project("k").media(),
                new Instruction("shorter", ""),
                "Nightcut",
                TeamAccess.EDIT);
        read("night.csv", other, project("m"));

        assertThat(view.waitingImports("night.csv"))
                .extracting(WaitingImport::mediaSeconds)
                .satisfiesExactly(
                        known -> assertThat(known).isEqualByComparingTo("520"),
                        unknown -> assertThat(unknown).isNull());
    }

    private static List<Project> waiting() {
        return view.waitingImports("night.csv").stream()
                .flatMap(each -> view.waitingImport(each.key()).stream())
                .toList();
    }

    private static List<String> names(String manifest) {
        return entries(manifest).stream().map(Entry::name).toList();
    }

    private static List<Entry> entries(String manifest) {
        List<Entry> entries = new ArrayList<>();
        standings.entries(manifest, entries::add);
        return entries;
    }

    private static void edit(String key) {
        bring(key, DONE, "import of " + key);
        finishEdit(key, "edit of " + key);
    }

    private static void finishEdit(String key, String job) {
        ledger.sending(key, Stage.EDIT, Reservation.NONE);
        ledger.running(key, Stage.EDIT, job(job));
        ledger.settled(key, Stage.EDIT, done());
    }
}
