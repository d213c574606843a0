package io.nightcut.settle;

import io.nightcut.control.OutageTimer;
import io.nightcut.control.RunControl;
import io.nightcut.descript.failure.DescriptException.ProxyRefused;
import io.nightcut.descript.failure.DescriptException.RateLimited;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.descript.failure.DescriptException.Unauthorized;
import io.nightcut.descript.failure.DescriptException.Unreachable;
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
 * The poller: reads what has become of whatever is open in the ledger, imports and edits alike, since one page of
 * {@code GET /jobs} answers for all. Ends when nothing is open and nothing more will be submitted.
 */
public final class OpenJobsReader implements ItemReader<PollResult> {

    /** A longer wait would not hear that the clock was set or that the machine has slept. */
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RunControl run;
    private final LedgerQueries ledger;
    private final JobPoller watch;
    private final UnansweredLookup adoption;
    private final OutageTimer silence;
    private final Clock clock;
    private final Queue<PollResult> findings = new ArrayDeque<>();

    public OpenJobsReader(
            RunControl run,
            LedgerQueries ledger,
            JobPoller watch,
            UnansweredLookup adoption,
            OutageTimer silence,
            Clock clock) {
        this.run = run;
        this.ledger = ledger;
        this.watch = watch;
        this.adoption = adoption;
        this.silence = silence;
        this.clock = clock;
    }

    @Override
    public @Nullable PollResult read() {
        while (findings.isEmpty()) {
            long soFar = run.newsSoFar();
            boolean last = Stream.of(Stage.values()).allMatch(run::hasEnded);
            List<Submission> open = ledger.open();
            if (run.isStoppingNow() || (open.isEmpty() && last)) {
                return null;
            }
            List<Submission> running = in(SubmissionState.RUNNING, open);
            List<Submission> unanswered = in(SubmissionState.SENDING, open);
            Duration pause = Duration.between(clock.instant(), nextLook(running, unanswered));
            if (pause.isNegative() || pause.isZero()) {
                look(running, unanswered);
            } else {
                run.awaitNews(soFar, pause.compareTo(AT_MOST) < 0 ? pause : AT_MOST);
            }
        }
        return findings.remove();
    }

    private Instant nextLook(List<Submission> running, List<Submission> unanswered) {
        return Stream.concat(
                        Stream.of(watch.nextLook(running)), unanswered.stream().map(adoption::nextLook))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private void look(List<Submission> running, List<Submission> unanswered) {
        Instant now = clock.instant();
        try {
            if (!watch.nextLook(running).isAfter(now)) {
                findings.addAll(watch.look(running));
            }
            for (Submission submission : unanswered) {
                // One at a time: what it finds belongs to it before another looks.
                if (findings.isEmpty() && !adoption.nextLook(submission).isAfter(now)) {
                    adoption.look(submission).ifPresent(findings::add);
                }
            }
            silence.over();
        } catch (Unanswered | Unreachable e) {
            silence.noted(e.getMessage());
        } catch (ProxyRefused e) {
            run.stopNow(e.getMessage() + ". Run the same command again to continue.");
        } catch (RateLimited | Rejected e) {
            run.awaitNews(run.newsSoFar(), PAUSE);
        } catch (Unauthorized e) {
            run.stopNow("Descript refuses the token (401): " + e.getMessage()
                    + ". Set a valid DESCRIPT_API_TOKEN, then run the same command again");
        }
    }

    private static List<Submission> in(SubmissionState state, List<Submission> open) {
        return open.stream().filter(submission -> submission.state() == state).toList();
    }
}
