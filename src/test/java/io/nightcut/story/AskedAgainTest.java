package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Run as often as one likes: what is done stays done, what failed is tried again, what is new is done now. */
class AskedAgainTest extends NightFixture {

    @Test
    void whatFailsAtDescriptIsToldInItsWordsAndIsAllThatTheNextRunTries() {
        sandbox.order(
                Fault.badRequest(Call.IMPORT, "media URL is not reachable").on("Gone"));
        sandbox.order(Fault.fate(Call.IMPORT, Fate.ERROR)
                .saying("The file is no video")
                .on("Text"));
        sandbox.order(Fault.fate(Call.AGENT, Fate.ERROR)
                .saying("The agent lost its way")
                .on("Maze"));
        Path manifest = manifestOf("Recap", "Gone", "Text", "Maze", "Demo");
        Ended night = nightcut.run(manifest);

        assertThat(night.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.statuses())
                .containsExactly("edited", "import_failed", "import_failed", "edit_failed", "edited");
        assertThat(night.of("Gone").message())
                .isEqualTo("refused (400): media URL is not reachable; the next run tries again");
        assertThat(night.of("Text").message()).contains("The file is no video");
        assertThat(night.of("Maze").message()).contains("The agent lost its way");
        assertThat(night.of("Maze").cell("project_url")).startsWith("https://");
        assertThat(night.lines("2 edited, 3 failed of 5 in ")).hasSize(1);

        Ended again = nightcut.run(manifest);
        assertThat(again.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(again.statuses()).containsOnly("edited");
        assertThat(again.results()).extracting(ResultLine::message).containsOnly("");
        assertThat(again.of("Recap")).isEqualTo(night.of("Recap"));
        assertThat(paid("Recap")).containsExactly(1, 1);
        assertThat(paid("Demo")).containsExactly(1, 1);
        assertThat(paid("Gone")).containsExactly(1, 1);
        assertThat(paid("Text")).containsExactly(2, 1);
        assertThat(paid("Maze")).containsExactly(1, 2);
    }

    @Test
    void aPartOfTheMediaThatFailedIsNamedAndNothingIsEdited() {
        sandbox.order(Fault.fate(Call.IMPORT, Fate.PARTIAL).on("Half"));
        Ended night = nightcut.run(manifestOf("Half"));

        assertThat(night.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.of("Half").status()).isEqualTo("import_failed");
        assertThat(night.of("Half").message()).contains("part of the media failed: Half.mp4");
        assertThat(paid("Half")).containsExactly(1, 0);
    }

    @Test
    void anAgentThatOnlyAsksBackIsAnEditForAPersonToReview() {
        sandbox.order(Fault.fate(Call.AGENT, Fate.QUESTION)
                .saying("Which part do you mean?")
                .on("Vague"));
        Ended night = nightcut.run(manifestOf("Vague", "Clear"));

        assertThat(night.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.lines("2 edited, 1 of them to review of 2 in ")).hasSize(1);
        assertThat(night.lines("1 to review: \"Vague\"")).hasSize(1);
        assertThat(night.of("Vague").status()).isEqualTo("edited");
        assertThat(night.of("Vague").review()).isNotEmpty();
        assertThat(night.of("Vague").cell("agent_response")).isEqualTo("Which part do you mean?");
        assertThat(night.of("Vague").cell("project_changed")).isEqualTo("false");
    }

    @Test
    void aLineThatWasFixedAndALineThatWasAddedAreDoneAndTheOthersLeftAlone() {
        nightcut.run(manifest("Recap," + url("recap"), "Typo,htps:/typo.mp4"));
        Ended night = nightcut.run(
                manifest("New," + url("new"), "Recap," + url("recap"), "Typo,https://media.example.com/typo.mp4"));

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(night.results()).extracting(ResultLine::name).containsExactly("New", "Recap", "Typo");
        assertThat(List.of(paid("New"), paid("Recap"), paid("Typo"))).containsOnly(List.of(1, 1));
    }

    @Test
    void aLineThatWasTakenOutIsInTheResultsNoMore() {
        nightcut.run(manifestOf("Recap", "Demo"));

        assertThat(nightcut.run(manifestOf("Demo")).results())
                .extracting(ResultLine::name)
                .containsExactly("Demo");
    }

    @Test
    void theSameProjectInAnotherManifestIsNotMadeASecondTime() {
        nightcut.run(manifestOf("Recap"));
        Ended night = nightcut.run(file("other.csv", "url;name\n" + url("Recap") + ";Recap\n"));

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(night.of("Recap").status()).isEqualTo("edited");
        assertThat(paid("Recap")).containsExactly(1, 1);
    }

    @Test
    void theSameVideoUnderAFreshSignatureIsTheSameProjectAndARetryUsesTheNewestUrl() {
        sandbox.order(Fault.fate(Call.IMPORT, Fate.ERROR).on("Failed"));
        nightcut.run(manifest("Done," + signed("done", "1st"), "Failed," + signed("failed", "1st")));
        Ended night = nightcut.run(manifest("Done," + signed("done", "2nd"), "Failed," + signed("failed", "2nd")));

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(paid("Done")).containsExactly(1, 1);
        assertThat(paid("Failed")).containsExactly(2, 1);
        assertThat(sandbox.bill().of(JobType.IMPORT).map(Bill.Charge::request).reduce((first, last) -> last))
                .hasValueSatisfying(request -> assertThat(request.toString())
                        .contains("X-Amz-Signature=2nd")
                        .doesNotContain("1st"));
    }

    @Test
    void aManifestThatIsAllDoneAndHasNotChangedIsNotReadAgain() {
        sandbox.order(Fault.fate(Call.AGENT, Fate.ERROR).on("Maze"));
        Path manifest = manifest("Recap," + url("recap"), "Maze," + url("maze"), "Typo,nowhere");
        nightcut.run(manifest);
        Ended retried = nightcut.run(manifest);
        assertThat(retried.lines("Line 4 \"Typo\"")).hasSize(1);
        Ended again = nightcut.run(manifest);

        assertThat(again.lines("Line 4 \"Typo\"")).isEmpty();
        assertThat(again.statuses()).containsExactly("edited", "edited", "invalid");
        assertThat(nightcut.run(manifest, "--prompt", "Shorter").lines("Line 4 \"Typo\""))
                .hasSize(1);
    }

    @Test
    void anEditThatIsStillToBeMadeTakesThePromptOfTheManifestThatIsRun() {
        Path monday = manifestOf("Recap");
        Path tuesday = file("tuesday.csv", "name,url\nRecap," + url("Recap") + "\n");
        sandbox.order(Fault.outOfCredit(Call.AGENT).times(2));
        nightcut.run(monday, "--prompt", "Shorter");
        nightcut.run(tuesday, "--prompt", "Louder");
        Ended night = nightcut.run(monday, "--prompt", "Shorter");

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().of(JobType.AGENT))
                .extracting(charge -> charge.request().path("prompt").asString())
                .containsExactly("Shorter");
        nightcut.run(tuesday, "--prompt", "Louder");
        assertThat(nightcut.run(monday, "--prompt", "Shorter")
                        .lines("The prompt or model has changed since these were edited"))
                .isEmpty();
    }

    @Test
    void anotherVideoUnderTheSameNameIsAnotherProject() {
        nightcut.run(manifest("Recap," + url("monday")));
        nightcut.run(manifest("Recap," + url("tuesday")));

        assertThat(paid("Recap")).containsExactly(2, 2);
    }

    private static String signed(String file, String signature) {
        return url(file) + "?X-Amz-Date=20261123T020000Z&X-Amz-Expires=3600000000&X-Amz-Signature=" + signature;
    }

    /** Imports and edits. */
    private List<Integer> paid(String project) {
        Bill bill = sandbox.bill();
        return List.of(bill.importsOf(project), bill.editsOf(project));
    }
}
