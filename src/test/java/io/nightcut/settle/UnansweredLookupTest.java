package io.nightcut.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightcut.descript.api.SubmittedJob;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.ledger.Ledger;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.manifest.Line;
import io.nightcut.ledger.manifest.Manifests;
import io.nightcut.ledger.model.Instruction;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.ProjectKeys;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.TeamAccess;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.ListFaults;
import io.nightcut.sandbox.ReadFaults;
import io.nightcut.sandbox.Spelling;
import io.nightcut.settle.PollResult.CarriedOut;
import io.nightcut.settle.PollResult.GivenUp;
import io.nightcut.settle.PollResult.NotCarriedOut;
import io.nightcut.settle.PollResult.Undecided;
import io.nightcut.state.StateConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An import got no answer: with 30 s before each look, Descript is asked for what it may have made. */
class UnansweredLookupTest extends SettleFixture {

    private static final Duration SETTLE = Duration.ofSeconds(30);

    private UnansweredLookup lookup;

    @BeforeEach
    void newLookup() {
        lookup = new UnansweredLookup(
                descript,
                context.getBean(LedgerQueries.class),
                clock,
                new AdoptSettings(SETTLE),
                context.getBean(StateConnection.class),
                Duration.ofSeconds(60));
    }

    @Test
    void whatWasCarriedOutIsFoundByItsNameAtTheFirstLook() {
        Submission lost = lost("carried out", 1);
        SubmittedJob job = postImport("carried out");
        assertThat(lookup.nextLook(lost)).isEqualTo(clock.instant().plus(SETTLE));
        clock.pass(SETTLE);
        assertThat(lookup.look(lost)).hasValueSatisfying(result -> {
            assertThat(((CarriedOut) result).job().id()).isEqualTo(job.jobId());
            assertThat(((CarriedOut) result).review()).isNull();
            assertThat(((CarriedOut) result).editedAt()).isNull();
            assertThat(result.message())
                    .isEqualTo("\"carried out\": import was carried out after all (job %s); adopted"
                            .formatted(job.jobId()));
        });
    }

    @Test
    void onlyTheThirdLookWithoutAMatchSaysThatNothingWasMade() {
        Submission lost = lost("nothing", 4);
        for (int look = 1; look <= 2; look++) {
            clock.pass(SETTLE);
            assertThat(lookup.look(lost)).isEmpty();
            assertThat(lookup.nextLook(lost)).isEqualTo(clock.instant().plus(SETTLE));
        }
        clock.pass(SETTLE);
        assertThat(lookup.look(lost)).contains(new NotCarriedOut(lost));
    }

    @Test
    void afterFivePostsNoMoreIsSent() {
        Submission lost = lost("five times", 5);
        lookup.look(lost);
        lookup.look(lost);
        assertThat(lookup.look(lost)).hasValueSatisfying(result -> {
            assertThat(result).isInstanceOf(GivenUp.class);
            assertThat(result.isProblem()).isTrue();
            assertThat(result.message())
                    .contains("Descript gave no answer to 5 POSTs and carried none of them out. Run again to retry");
        });
    }

    @Test
    void ofTwoTheOldestIsTakenAndTheOtherIsNamed() {
        Submission lost = lost("twice", 1);
        SubmittedJob oldest = postImport("twice");
        clock.passSeconds(1);
        SubmittedJob newest = postImport("twice");
        assertThat(lookup.look(lost)).hasValueSatisfying(result -> {
            assertThat(((CarriedOut) result).job().id()).isEqualTo(oldest.jobId());
            assertThat(((CarriedOut) result).review()).contains("delete " + newest.projectId());
        });
    }

    @Test
    void whatIsOlderThanThePostIsNotItsWork() {
        postImport("older");
        clock.pass(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(lookup.look(lost("older", 1))).isEmpty();
    }

    /** The clock that told when it was sent may have been wrong: what could be its work is not paid for again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 24})
    void whatIsOlderByADayIsForAPersonToDecide(int hours) {
        String name = "older by " + hours;
        SubmittedJob job = postImport(name);
        clock.pass(Duration.ofHours(hours));
        Submission lost = lost(name, 1);
        for (int look = 1; look <= 11; look++) {
            clock.pass(SETTLE);
            assertThat(lookup.look(lost)).isEmpty();
        }
        clock.pass(SETTLE);
        assertThat(lookup.look(lost)).hasValueSatisfying(result -> {
            assertThat(result).isInstanceOf(Undecided.class);
            assertThat(result.message()).contains("project %s of this name is from ".formatted(job.projectId()));
        });
    }

    @Test
    void whatIsOlderThanADayIsNotItsWork() {
        postImport("older than a day");
        clock.pass(Duration.ofHours(25));
        Submission lost = lost("older than a day", 1);
        assertThat(lookup.look(lost)).isEmpty();
        assertThat(lookup.look(lost)).isEmpty();
        assertThat(lookup.look(lost)).contains(new NotCarriedOut(lost));
    }

    @Test
    void aClockThatIsSetBackDoesNotKeepALookWaiting() {
        Submission sentTomorrow =
                submission("tomorrow", Stage.IMPORT, 1, clock.instant().plus(Duration.ofDays(1)), null);
        Instant next = clock.instant().plus(SETTLE);
        assertThat(lookup.nextLook(sentTomorrow)).isEqualTo(next);
        clock.passSeconds(1);
        assertThat(lookup.nextLook(sentTomorrow)).isEqualTo(next);
    }

    @Test
    void anEditOfTheProjectComesToLightWithItsImport() {
        Submission lost = lost("edited", 1);
        SubmittedJob job = postImport("edited");
        clock.pass(IMPORT_TAKES);
        postEdit(job.projectId());
        assertThat(lookup.look(lost))
                .hasValueSatisfying(
                        result -> assertThat(((CarriedOut) result).editedAt()).isNotNull());
    }

    @Test
    void aLookThatGotNoAnswerIsNoneAndTheOthersComeFirst() {
        Submission lost = lost("no answer", 1);
        sandbox.order(Fault.error(Call.PROJECTS, 503, "oops").times(3));
        clock.pass(SETTLE);
        assertThatThrownBy(() -> lookup.look(lost)).isInstanceOf(Unanswered.class);
        assertThat(lookup.nextLook(lost)).isEqualTo(clock.instant().plus(SETTLE));

        assertThat(lookup.look(lost)).isEmpty();
        assertThat(lookup.look(lost)).isEmpty();
        assertThat(lookup.look(lost)).contains(new NotCarriedOut(lost));
    }

    /** An outage would have ended the run before. */
    @Test
    void whereDescriptAnswersAllButTheLooksAPersonHasToDecide() {
        Submission lost = lost("never answered", 1);
        sandbox.order(Fault.error(Call.PROJECTS, 503, "oops").always());
        clock.pass(SETTLE);
        assertThatThrownBy(() -> lookup.look(lost)).isInstanceOf(Unanswered.class);
        clock.pass(descript.patience().multipliedBy(2));
        assertThatThrownBy(() -> lookup.look(lost)).isInstanceOf(Unanswered.class);
        clock.passSeconds(1);

        assertThat(lookup.look(lost))
                .hasValueSatisfying(result -> assertThat(result.message())
                        .contains("Descript does not show whether it was carried out (Descript answered 503)"));
    }

    @Test
    void whereDescriptShowsNothingAPersonHasToDecide() {
        Submission lost = lost("forbidden", 1);
        sandbox.order(Fault.forbidden(Call.PROJECTS).times(10));
        lookNineTimesInVain(lost);
        assertThat(lookup.look(lost)).hasValueSatisfying(result -> {
            assertThat(result).isInstanceOf(Undecided.class);
            assertThat(result.message()).contains("refused (403)", "then decide: nightcut resolve");
        });
    }

    /** Neither a maintenance page nor a list in which something cannot be read says that nothing was made. */
    @ParameterizedTest
    @MethodSource("looksThatAreNone")
    void whatIsNoListOrNotAWholeOneNeverMeansThatNothingWasMade(Fault fault) {
        Submission lost = lost("no look", 1);
        sandbox.order(fault.always());
        lookNineTimesInVain(lost);
        assertThat(lookup.look(lost)).hasValueSatisfying(result -> {
            assertThat(result).isInstanceOf(Undecided.class);
            assertThat(result.message()).contains("does not show whether it was carried out");
        });
    }

    static Stream<Fault> looksThatAreNone() {
        return Stream.of(
                ListFaults.withoutData(Call.PROJECTS),
                ListFaults.answers(Call.PROJECTS, "{\"status\":\"maintenance\"}"),
                ListFaults.answers(Call.PROJECTS, "{\"data\":null}"),
                ListFaults.nullEntry(Call.PROJECTS),
                ListFaults.repeatingCursor(Call.PROJECTS),
                ListFaults.endless(Call.PROJECTS),
                ListFaults.endlessEmptyPages(Call.PROJECTS));
    }

    @Test
    void aLookThatIsNoneDoesNotCountAmongTheThree() {
        Submission lost = lost("maintenance", 1);
        sandbox.order(ListFaults.withoutData(Call.PROJECTS).times(2));
        for (int look = 1; look <= 4; look++) {
            assertThat(lookup.look(lost)).isEmpty();
        }
        assertThat(lookup.look(lost)).contains(new NotCarriedOut(lost));
    }

    @ParameterizedTest
    @EnumSource(
            value = Spelling.class,
            names = {"TRIMMED", "NFD", "WIDE_BLANKS", "UPPER"})
    void aNameThatDescriptHasChangedALittleIsFound(Spelling spelling) {
        String name = " Caf\u00e9  by night " + spelling;
        sandbox.order(ReadFaults.nameKept(spelling).on(name));
        Submission lost = lost(name, 1);
        SubmittedJob job = postImport(name);
        assertThat(lookup.look(lost))
                .hasValueSatisfying(
                        result -> assertThat(((CarriedOut) result).job().id()).isEqualTo(job.jobId()));
    }

    @Test
    void aProjectThatLostItsNameIsForAPersonToDecide() {
        sandbox.order(ReadFaults.nameKept(Spelling.NULL).on("nameless"));
        Submission lost = lost("nameless", 1);
        postImport("nameless");
        lookNineTimesInVain(lost);
        assertThat(lookup.look(lost))
                .hasValueSatisfying(result -> assertThat(result.message()).contains("has no name"));
        clock.pass(Duration.ofMinutes(11));
    }

    @Test
    void aClockThatDiffersByMinutesHidesNothing() {
        for (long seconds : new long[] {-240, 240}) {
            String name = "clock " + seconds;
            sandbox.order(ReadFaults.createdAt(Call.IMPORT, Duration.ofSeconds(seconds))
                    .on(name));
            Submission lost = lost(name, 1);
            SubmittedJob job = postImport(name);
            assertThat(lookup.look(lost))
                    .as(name)
                    .hasValueSatisfying(result ->
                            assertThat(((CarriedOut) result).job().id()).isEqualTo(job.jobId()));
        }
    }

    /** Its own looks had not found it; long after, a second attempt is looked for. */
    @Test
    void whatAnEarlierAttemptMadeIsFoundByTheTimeOfThatAttempt() {
        Instant first = clock.instant();
        SubmittedJob job = postImport("first attempt");
        clock.pass(Duration.ofMinutes(20));
        Submission second = lost("first attempt", 2);
        assertThat(lookup.look(second)).as("by the second attempt's time alone").isEmpty();

        remember(second.projectKey(), "first attempt");
        Ledger ledger = context.getBean(Ledger.class);
        ledger.inDoubt(second.projectKey(), Stage.IMPORT, first);
        ledger.notCarriedOut(second.projectKey(), Stage.IMPORT);
        assertThat(lookup.look(second))
                .hasValueSatisfying(
                        result -> assertThat(((CarriedOut) result).job().id()).isEqualTo(job.jobId()));
    }

    private static void remember(String key, String name) {
        Manifests manifests = context.getBean(Manifests.class);
        Project project = new Project(
                key,
                new ProjectKeys(key, key, "media of " + key),
                name,
                List.of(new Media("v.mp4", "https://media.example.com/v.mp4", null)),
                new Instruction("shorter", ""),
                null,
                TeamAccess.EDIT);
        long reading = manifests.begin();
        manifests.record(reading, List.of(new Line(2, name, project, null)));
        manifests.finish("night.csv", reading, "digest");
    }

    private void lookNineTimesInVain(Submission lost) {
        for (int look = 1; look <= 9; look++) {
            clock.pass(SETTLE);
            assertThat(lookup.look(lost)).isEmpty();
        }
    }

    private static Submission lost(String name, int attempts) {
        return submission(name, Stage.IMPORT, attempts, clock.instant(), null);
    }
}
