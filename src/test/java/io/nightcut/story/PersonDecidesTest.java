package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import io.nightcut.sandbox.Seed;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What only a person can decide, and what a person asks to be sure. */
class PersonDecidesTest extends NightFixture {

    @Test
    void anUnknownEditIsMadeAgainWhenAPersonSaysSo() {
        Path manifest = vanished();
        assertThat(nightcut.run(manifest).of("Recap").status()).isEqualTo("unknown");
        assertThat(sandbox.bill().editsOf("Recap")).isOne();

        Ended resolved = nightcut.say("resolve", "Recap", "--again");

        assertThat(resolved.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().editsOf("Recap")).isOne();
        Ended night = nightcut.run(manifest);
        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().editsOf("Recap")).isEqualTo(2);
        assertThat(sandbox.bill().importsOf("Recap")).isOne();
    }

    @Test
    void aJobThatStillRunsIsNotMadeAgainUntilItsProjectIsDeleted() {
        Path manifest = manifestOf("Recap");
        sandbox.order(Fault.fate(Call.IMPORT, Fate.STUCK));
        Ended night = nightcut.with("nightcut.poll.give-up-after", "1s").run(manifest);
        assertThat(night.of("Recap").status()).isEqualTo("unknown");

        Ended refused = nightcut.say("resolve", "Recap", "--again");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("still running in Descript", "delete project");

        sandbox.personDeletes("Recap");
        assertThat(nightcut.say("resolve", "Recap", "--again").exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void anUnknownImportIsAdoptedWhenAPersonNamesItsProject() {
        Path manifest = manifestOf("Recap");
        sandbox.order(Fault.fate(Call.IMPORT, Fate.GONE));
        nightcut.run(manifest);
        String projectId = sandbox.seed(Seed.mine("Made by hand", Instant.now().minusSeconds(60)))
                .projectId();

        Ended resolved = nightcut.say("resolve", "Recap", "--adopt", projectId);

        assertThat(resolved.exitCode()).as(resolved.said()).isEqualTo(ExitCode.DONE);
        Ended night = nightcut.run(manifest);
        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(night.of("Recap").cell("project_id")).isEqualTo(projectId);
        assertThat(sandbox.bill().importsOf("Recap")).isOne();
    }

    @Test
    void whatIsNotUnknownCannotBeResolved() {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);

        Ended resolved = nightcut.say("resolve", "Recap", "--again");

        assertThat(resolved.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(resolved.err()).contains("No project \"Recap\" has status unknown");
    }

    @Test
    void anAuditOfACleanNightAgrees() {
        Path manifest = manifestOf("Recap", "Demo");
        nightcut.run(manifest);

        Ended audit = nightcut.command("audit", manifest);

        assertThat(audit.exitCode()).as(audit.said()).isEqualTo(ExitCode.DONE);
        assertThat(audit.out()).contains("paid: 4", "owed: 0", "orphans: 0", "duplicates: 0", "missing: 0");
    }

    @Test
    void anAuditFindsWhatNoLineOwnsWhatIsThereTwiceAndWhatIsOwed() {
        Path manifest = manifestOf("Recap", "Demo");
        sandbox.credit(JobType.AGENT, 1);
        nightcut.run(manifest);
        sandbox.seed(Seed.mine("By hand", Instant.now()));
        sandbox.seed(Seed.mine("Recap", Instant.now()));
        sandbox.seed(Seed.somebodyElses("Demo", Instant.now()));

        Ended audit = nightcut.command("audit", manifest);

        assertThat(audit.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(audit.out())
                .contains("paid: 3", "owed: 1", "orphans: 1", "\"By hand\"", "duplicates: 1", "\"Recap\" project");
    }

    @Test
    void anAuditOfAManifestThatWasNeverRunAgreesWithNothing() {
        Ended audit = nightcut.command("audit", manifestOf("Recap"));

        assertThat(audit.exitCode()).as(audit.said()).isEqualTo(ExitCode.REFUSED);
        assertThat(audit.err()).startsWith("No run has read ");
    }

    @Test
    void anAuditKnowsAJobThatIsOlderThanItsLastLook() {
        Path manifest = manifestOf("Recap");
        sandbox.order(Fault.fate(Call.IMPORT, Fate.STUCK));
        nightcut.with("nightcut.poll.give-up-after", "1s").run(manifest);
        // As the run of the night after leaves it.
        new State(nightcut).change("update submission set sent_at = sent_at + interval '1' day");

        Ended audit = nightcut.command("audit", manifest);

        assertThat(audit.out()).contains("paid: 1", "missing: 0");
    }

    @Test
    void anAuditFindsAJobThatIsGoneAndOneThatNobodyKnows() {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        new State(nightcut)
                .change(
                        "update submission set job_id = 'gone' where stage = 'EDIT'",
                        "update claim set job_id = 'gone' where stage = 'EDIT'");

        Ended audit = nightcut.command("audit", manifest);

        assertThat(audit.exitCode()).as(audit.said()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(audit.out())
                .contains(
                        "paid: 1 ",
                        "owed: 0 ",
                        "orphans: 0 ",
                        "duplicates: 1 ",
                        "agent job ",
                        "missing: 1 ",
                        "job gone");
    }

    @Test
    void anAuditThatDescriptDoesNotAnswerSaysSoInOneLine() {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        sandbox.order(Fault.error(Call.PROJECTS, 503, "oops").always());

        Ended audit = nightcut.command("audit", manifest);

        assertThat(audit.exitCode()).isEqualTo(ExitCode.STOPPED);
        assertThat(audit.err().lines()).singleElement().asString().contains("503");
    }

    @Test
    void whatBelongsToAnotherProjectIsNotAdopted() {
        sandbox.order(Fault.fate(Call.IMPORT, Fate.GONE).on("Recap"));
        Ended night = nightcut.run(manifestOf("Recap", "Demo"));

        Ended resolved =
                nightcut.say("resolve", "Recap", "--adopt", night.of("Demo").cell("project_id"));

        assertThat(resolved.exitCode()).as(resolved.said()).isEqualTo(ExitCode.REFUSED);
        assertThat(resolved.err().lines()).hasSize(1);
        assertThat(nightcut.run(manifestOf("Recap", "Demo")).of("Recap").status())
                .isEqualTo("unknown");
    }

    @Test
    void anEditIsAdoptedInTheProjectOfItsImportOnly() {
        Path manifest = vanished();
        nightcut.run(manifest);
        String other = sandbox.seed(Seed.mine("Made by hand", Instant.now().minusSeconds(60))
                        .edited(true))
                .projectId();

        Ended resolved = nightcut.say("resolve", "Recap", "--adopt", other);

        assertThat(resolved.exitCode()).as(resolved.said()).isEqualTo(ExitCode.REFUSED);
    }

    private Path vanished() {
        sandbox.order(Fault.fate(Call.AGENT, Fate.GONE));
        return manifestOf("Recap");
    }
}
