package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.EndFaults;
import io.nightcut.sandbox.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The program dies at an edge, and the same command is given again until it has come to its end. In the nights of the
 * stages it dies twice, at the same edge of an import and of an edit.
 */
@Timeout(600)
class EveryEdgeTest {

    private static final Fault LOST = Fault.emptyResponse(Call.IMPORT).on("Recap 2");

    /** Later than the first look, earlier than the last. */
    private static final Fault LATE =
            Fault.listedLate(Call.IMPORT, Duration.ofSeconds(50)).on("Recap 2");

    @TempDir
    Path folder;

    @BeforeAll
    static void archive() throws Exception {
        ClassData.archive();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"after Ledger.sending(%s) 2", "before Ledger.running(%s) 2"})
    void betweenTheFactsOfASubmission(String edge) throws IOException {
        try (KillNight night = KillNight.of(folder, 3)) {
            night.diesAt(edge.formatted("IMPORT"));
            night.diesAt(edge.formatted("EDIT"));
            night.comesToItsEnd();
        }
    }

    @ParameterizedTest
    @Tag("long")
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"before Ledger.settled(%s) 2", "after Ledger.settled(%s) 2"})
    void betweenTheFactsOfASubmissionToo(String edge) throws IOException {
        betweenTheFactsOfASubmission(edge);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void withinATransactionOfTheLedger() throws IOException {
        try (KillNight night = KillNight.of(folder, 3)) {
            night.diesAt("before sql.any(insert into claim) 2");
            night.diesAt("before sql.any('EDIT', 'WAITING') 2");
            night.comesToItsEnd();
        }
    }

    static Stream<Fault> lostAnswers() {
        return Stream.of(LOST, LOST.afterTheEffect());
    }

    /** The sandbox kills the program when the POST has arrived: the one has no effect, the other has. */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("lostAnswers")
    void whileAPostIsUnderWay(Fault lost) throws IOException {
        try (KillNight night = KillNight.of(folder, 3)) {
            night.diesOf(lost);
            assertThat(night.statusOf("Recap 2")).as("the intent is on disk").isEqualTo("importing");
            night.diesOf(lost.on(Set.of(Call.AGENT)));
            assertThat(night.statusOf("Recap 2")).as("the intent is on disk").isEqualTo("editing");
            night.comesToItsEnd();
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"before Ledger.unanswered(%s) 1", "after Ledger.adopted(%s) 1"})
    void whileALostAnswerIsLookedFor(String edge) throws IOException {
        try (KillNight night = KillNight.of(folder, 3)) {
            night.sandbox.order(LATE);
            night.sandbox.order(LOST.afterTheEffect());
            night.diesAt(edge.formatted("IMPORT"));
            night.sandbox.order(LATE.on(Set.of(Call.AGENT)));
            night.sandbox.order(LOST.on(Set.of(Call.AGENT)).afterTheEffect());
            night.diesAt(edge.formatted("EDIT"));
            night.comesToItsEnd();
        }
    }

    @ParameterizedTest
    @Tag("long")
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"after Ledger.unanswered(%s) 1", "after UnansweredLookup.look(%s) 1"})
    void whileALostAnswerIsLookedForToo(String edge) throws IOException {
        whileALostAnswerIsLookedFor(edge);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = "before Ledger.notCarriedOut(%s) 1")
    void whileALostPostIsLookedFor(String edge) throws IOException {
        try (KillNight night = KillNight.of(folder, 3)) {
            night.sandbox.order(LOST);
            night.diesAt(edge.formatted("IMPORT"));
            night.sandbox.order(LOST.on(Set.of(Call.AGENT)));
            night.diesAt(edge.formatted("EDIT"));
            night.comesToItsEnd();
        }
    }

    @ParameterizedTest
    @Tag("long")
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = "after Ledger.notCarriedOut(%s) 1")
    void whileALostPostIsLookedForToo(String edge) throws IOException {
        whileALostPostIsLookedFor(edge);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whenDescriptSaysNo() throws IOException {
        try (KillNight night = KillNight.of(folder, 3)) {
            night.sandbox.order(Fault.rateLimited(Call.IMPORT, Duration.ofSeconds(1)));
            night.diesAt("before Ledger.notSent(IMPORT) 1");
            night.sandbox.order(Fault.badRequest(Call.IMPORT, "Media URL is not reachable"));
            night.diesAt("before Ledger.refused(IMPORT) 1");
            night.sandbox.order(Fault.rateLimited(Call.AGENT, Duration.ofSeconds(1)));
            night.diesAt("after Ledger.notSent(EDIT) 1");
            night.sandbox.order(Fault.badRequest(Call.AGENT, "Not now"));
            night.diesAt("after Ledger.refused(EDIT) 1");
            night.comesToItsEnd();
        }
    }

    /** Between what tells that the credits are used up and its being written down: the next run pays for the job again, once. */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = "before Ledger.outOfCredit(%s) 1")
    void whenAJobEndsForWantOfCredit(String edge) throws IOException {
        try (KillNight night = KillNight.of(folder, 3)) {
            night.sandbox.order(EndFaults.outOfCredit(Call.AGENT, "Insufficient AI credits", true)
                    .on("Recap 2"));
            night.diesAt(edge.formatted("EDIT"));
            night.endsWithZero();
            assertThat(night.bill().importsOf("Recap 2")).isOne();
            assertThat(night.bill().editsOf("Recap 2")).isEqualTo(2);
            assertThat(night.bill().edits()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @Tag("long")
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = "after Ledger.outOfCredit(%s) 1")
    void whenAJobEndsForWantOfCreditToo(String edge) throws IOException {
        whenAJobEndsForWantOfCredit(edge);
    }

    /** Nothing is sent before the run is open. */
    @Test
    @Tag("long")
    @Execution(ExecutionMode.CONCURRENT)
    void whileTheStateIsMadeAndTheManifestIsRead() throws IOException {
        try (KillNight night = KillNight.of(folder, 3)) {
            night.diesAt("before sql.any(create table if not exists line) 1");
            night.diesAt("before sql.any(INSERT INTO \"PUBLIC\".\"flyway_schema_history) 1");
            night.diesAt("before sql.any(BATCH_STEP_EXECUTION_CONTEXT) 1");
            night.diesAt("after JobRepository.createJobExecution() 1");
            night.diesAt("after Manifests.record() 1");
            night.diesAt("before sql.any(insert into manifest) 1");
            night.diesAt("after Manifests.finish() 1");
            night.diesAt("after RunPreparation.askAgain() 1");
            night.diesAt("after openRun.execute() 1");
            assertThat(night.bill().charges()).isEmpty();
            night.comesToItsEnd();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whileTheResultsAreWrittenAndTheRunIsClosed() throws IOException {
        try (KillNight night = KillNight.of(folder, 3)) {
            night.diesAt("before writeResults.execute() 1");
            night.diesAt("after StatusQueries.entries() 1");
            assertThat(folder.resolve("results")).isDirectoryContaining("glob:**.tmp");
            // A run that took its time has written them once already.
            Files.deleteIfExists(folder.resolve("results/night-results.csv"));
            night.diesAt("before Files.move() 1");
            assertThat(folder.resolve("results/night-results.csv")).doesNotExist();
            night.diesAt("after Files.move() 1");
            assertThat(night.forgotten()).isEmpty();
            night.diesAt("before JobRepository.update(status=COMPLETED) 1");
            night.comesToItsEnd();
        }
    }

    @Test
    @Tag("long")
    @Execution(ExecutionMode.CONCURRENT)
    void twiceAtTheSamePlaceAndWhileItRecovers() throws IOException {
        try (KillNight night = KillNight.of(folder, 3)) {
            night.diesAt("after Ledger.sending(IMPORT) 1");
            night.diesAt("before JobOperator.recover() 1");
            night.diesAt("after JobOperator.recover() 1");
            night.diesAt("before RunPreparation.compared() 1");
            night.diesAt("after Ledger.sending(IMPORT) 1");
            night.diesAt("after Ledger.sending(IMPORT) 1");
            night.comesToItsEnd();
        }
    }
}
