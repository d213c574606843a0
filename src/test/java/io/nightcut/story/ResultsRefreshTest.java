package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever opens the results while a run goes on finds in them where the projects stand now. */
class ResultsRefreshTest extends NightFixture {

    private Nightcut patient;

    /** A run of another manifest has left a job that does not end, and every run waits for it. */
    @BeforeEach
    void leaveAJobThatRuns() {
        patient = nightcut.with("nightcut.poll.give-up-after", "60s");
        sandbox.order(Fault.fate(Call.IMPORT, Fate.STUCK).on("Stuck"));
        sandbox.order(Fault.unauthorized(Call.IMPORT).on("Forbidden"));
        patient.run(file("monday.csv", "name,url\nStuck," + url("stuck") + "\nForbidden," + url("forbidden") + "\n"));
        assertThat(sandbox.bill().imports()).isOne();
    }

    @Test
    void theLastProjectOfTheManifestIsInThemBeforeTheRunEnds() throws Exception {
        Path manifest = manifestOf("Recap");
        assertThat(seenWhile(manifest, patient.resultsOf(manifest))).containsExactly("edited");
    }

    @Test
    void theyAreWrittenWhereTheyAreAskedForEvenWhenAllIsDone() throws Exception {
        Path manifest = manifestOf("Recap");
        seenWhile(manifest, patient.resultsOf(manifest));

        Path elsewhere = folder.resolve("elsewhere.csv");
        assertThat(seenWhile(manifest, elsewhere, "--results", elsewhere.toString()))
                .containsExactly("edited");
    }

    /** The statuses in the file once all is edited, while the run goes on; then the run is stopped. */
    private List<String> seenWhile(Path manifest, Path results, String... options) throws Exception {
        CompletableFuture<Ended> run = meanwhile(() -> patient.run(manifest, options));
        await().atMost(Duration.ofSeconds(40))
                .until(() -> run.isDone()
                        || (Files.exists(results) && statuses(results).contains("edited")));
        assertThat(run.isDone()).as("the run goes on").isFalse();
        sandbox.order(Fault.unauthorized(Call.JOB).always());
        sandbox.order(Fault.unauthorized(Call.JOBS).always());
        run.get(20, TimeUnit.SECONDS);
        sandbox.clearFaults();
        return statuses(results);
    }

    private static List<String> statuses(Path results) {
        return ResultLine.read(results).stream().map(ResultLine::status).toList();
    }
}
