package io.nightcut.run;

import io.nightcut.control.Durations;
import io.nightcut.control.PeriodicTask;
import io.nightcut.control.RunControl;
import io.nightcut.control.RunParameters;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.quota.Quota;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.StatusQueries;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.SubmissionState;
import io.nightcut.results.Results;
import io.nightcut.results.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Shows how far the run is: in a live line on a terminal, elsewhere in a log line at every tenth of the way. */
@Component
class Progress implements JobExecutionListener {

    private static final Logger log = LoggerFactory.getLogger(Progress.class);
    private static final Duration COUNTED_EVERY = Duration.ofSeconds(1);

    /** Soon again, since each line of log erases it. */
    private static final Duration DRAWN_EVERY = Duration.ofMillis(100);

    private static final Duration MEASURED_EVERY = Duration.ofSeconds(5);
    private static final int TENTHS = 10;

    private final LedgerQueries ledger;
    private final StatusQueries standings;
    private final Results results;
    private final DescriptClient descript;
    private final RunControl run;
    private final boolean isLive;
    private final List<PeriodicTask> tasks = new ArrayList<>();
    private long began;
    private volatile @Nullable Count count;
    private volatile int width;
    private long newsCounted = -1;
    private int tenth;

    Progress(
            LedgerQueries ledger,
            StatusQueries standings,
            Results results,
            DescriptClient descript,
            RunControl run,
            @Value("${terminal.live-line:false}") boolean isLive) {
        this.ledger = ledger;
        this.standings = standings;
        this.results = results;
        this.descript = descript;
        this.run = run;
        this.isLive = isLive;
    }

    @Override
    public void beforeJob(JobExecution run) {
        began = System.nanoTime();
        String manifest = RunParameters.of(run.getJobParameters()).manifest();
        tasks.add(new PeriodicTask("progress", COUNTED_EVERY, () -> count(manifest)));
        if (isLive) {
            width = Terminal.width();
            tasks.add(new PeriodicTask("terminal-width", MEASURED_EVERY, () -> width = Terminal.width()));
            tasks.add(new PeriodicTask("live-line", DRAWN_EVERY, this::draw));
        }
    }

    @Override
    public void afterJob(JobExecution run) {
        tasks.forEach(PeriodicTask::close);
        if (isLive) {
            Terminal.draw("");
        }
    }

    private void count(String manifest) {
        long news = run.changes();
        if (news == newsCounted) {
            return;
        }
        newsCounted = news;
        try {
            Tally tally = results.tally(manifest);
            if (tally.read() > 0) {
                Duration left = timeLeft(manifest, tally);
                count = new Count(tally, left, System.nanoTime());
                logTenths(tally, left);
            }
        } catch (DataAccessException | TransactionException e) {
            count = null;
        }
    }

    private void logTenths(Tally tally, @Nullable Duration left) {
        int reached = tally.settled() * TENTHS / tally.read();
        if (!isLive && reached > tenth) {
            String words = left == null ? "" : ", about " + Durations.words(left) + " left";
            log.info("Progress: {} of {}{}", tally, tally.read(), words);
        }
        tenth = reached;
    }

    private void draw() {
        Count last = count;
        Terminal.draw(last == null ? "" : last.line(began, System.nanoTime()).fitting(width));
    }

    /** How far the run was at a moment. Between two of them the time goes on. */
    private record Count(Tally tally, @Nullable Duration left, long at) {

        ProgressLine line(long began, long now) {
            Duration since = Duration.ofNanos(now - at);
            return new ProgressLine(
                    tally.settled(),
                    tally.read(),
                    tally.failed(),
                    Duration.ofNanos(now - began),
                    left == null || left.compareTo(since) < 0 ? null : left.minus(since));
        }
    }

    /** What is left to be submitted at the API's limits, and then the time of one import and one edit. */
    private @Nullable Duration timeLeft(String manifest, Tally tally) {
        int open = tally.waiting() + tally.running();
        Duration edit =
                open == 0 ? null : standings.averageTime(manifest, Stage.EDIT).orElse(null);
        if (edit == null) {
            return null;
        }
        Duration left = descript.leastTime(Quota.AGENT, tally.waiting() + 1).plus(edit);
        return ledger.any(manifest, Stage.IMPORT, SubmissionState.WAITING)
                ? left.plus(standings.averageTime(manifest, Stage.IMPORT).orElse(Duration.ZERO))
                : left;
    }
}
