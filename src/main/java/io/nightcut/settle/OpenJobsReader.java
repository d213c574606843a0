package io.nightcut.settle;

import io.nightcut.control.OutageTimer;
import io.nightcut.control.RunControl;
import io.nightcut.control.StandardPhrases;
import io.nightcut.control.StopReason;
import io.nightcut.descript.failure.DescriptException.ProxyRefused;
import io.nightcut.descript.failure.DescriptException.RateLimited;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.descript.failure.DescriptException.Unauthorized;
import io.nightcut.descript.failure.DescriptException.Unreachable;
import io.nightcut.descript.failure.DescriptException.Unreadable;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Reads what became of the submissions that are open in the ledger: of jobs that run, and of POSTs that got no answer. It
 * decides when to look, {@link JobPoller} and {@link UnansweredLookup} look. Ends when nothing is open and no stage will
 * submit more.
 */
class OpenJobsReader implements ItemReader<PollResult> {

    /** A longer wait would not notice that the clock was set or that the machine has slept. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(1);

    private final RunControl run;
    private final LedgerQueries ledger;
    private final JobPoller poller;
    private final UnansweredLookup lookup;
    private final HintedJobs hints;
    private final OutageTimer outage;
    private final Clock clock;
    private final Queue<PollResult> results = new ArrayDeque<>();

    OpenJobsReader(
            RunControl run,
            LedgerQueries ledger,
            JobPoller poller,
            UnansweredLookup lookup,
            HintedJobs hints,
            OutageTimer outage,
            Clock clock) {
        this.run = run;
        this.ledger = ledger;
        this.poller = poller;
        this.lookup = lookup;
        this.hints = hints;
        this.outage = outage;
        this.clock = clock;
    }

    @Override
    public @Nullable PollResult read() {
        while (results.isEmpty()) {
            // Asked in this order: what changes after the count was taken ends the wait below at once.
            long seen = run.changes();
            boolean noMoreSubmitted = Stream.of(Stage.values()).allMatch(run::hasEnded);
            List<Submission> open = ledger.open();
            if (run.isStoppingNow() || (open.isEmpty() && noMoreSubmitted)) {
                return null;
            }
            hints.take(open);
            List<Submission> running = in(SubmissionState.RUNNING, open);
            List<Submission> unanswered = in(SubmissionState.SENDING, open);
            Duration untilNextLook = Duration.between(clock.instant(), nextLook(running, unanswered));
            if (untilNextLook.isNegative() || untilNextLook.isZero()) {
                look(running, unanswered);
            } else {
                run.awaitChange(seen, untilNextLook.compareTo(LONGEST_WAIT) < 0 ? untilNextLook : LONGEST_WAIT);
            }
        }
        return results.remove();
    }

    private Instant nextLook(List<Submission> running, List<Submission> unanswered) {
        return Stream.concat(
                        Stream.of(poller.nextLook(running), hints.due()),
                        unanswered.stream().map(this::nextLookup))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private Instant nextLookup(Submission unanswered) {
        return hints.isToBeLookedUp(unanswered) ? Instant.EPOCH : lookup.nextLook(unanswered);
    }

    private void look(List<Submission> running, List<Submission> unanswered) {
        Instant now = clock.instant();
        try {
            if (!poller.nextLook(running).isAfter(now)) {
                results.addAll(poller.look(running));
                outage.answered();
            }
            for (Submission submission : unanswered) {
                // One at a time: what is found must be claimed in the ledger before the next one is looked for.
                if (results.isEmpty() && !lookup.nextLook(submission).isAfter(now)) {
                    lookup.look(submission).ifPresent(results::add);
                    outage.answered();
                } else if (results.isEmpty() && hints.isToBeLookedUp(submission)) {
                    hints.lookedUp(submission);
                    lookup.lookForJobOf(submission).ifPresent(results::add);
                    outage.answered();
                }
            }
        } catch (Unanswered | Unreachable e) {
            outage.noAnswer(e.getMessage());
        } catch (RateLimited e) {
            outage.rateLimited(e.getMessage());
        } catch (Rejected | Unreadable e) {
            outage.answered();
            run.awaitChange(run.changes(), PAUSE_AFTER_REFUSAL);
        } catch (ProxyRefused e) {
            run.stopNow(StopReason.PROXY, e.getMessage());
        } catch (Unauthorized e) {
            run.stopNow(StopReason.TOKEN, StandardPhrases.tokenRefused(e.getMessage()));
        }
    }

    private static List<Submission> in(SubmissionState state, List<Submission> open) {
        return open.stream().filter(submission -> submission.state() == state).toList();
    }
}
