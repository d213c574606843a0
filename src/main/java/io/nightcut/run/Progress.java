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
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import picocli.CommandLine.Help.Ansi;

/** How far the run is: a live line on a terminal, a line of log at every tenth of the way elsewhere. */
@Component
public class Progress implements JobExecutionListener {

    public static final boolean ON_TERMINAL = Ansi.AUTO.enabled();
    public static final String ERASE_LINE = "\r\u001b[K";

    private static final Logger log = LoggerFactory.getLogger(Progress.class);
    private static final Duration COUNTED_EVERY = Duration.ofSeconds(1);

    /** Soon again, since each line of log wipes it away. */
    private static final Duration DRAWN_EVERY = Duration.ofMillis(100);

    private static final int TENTHS = 10;

    private final LedgerQueries ledger;
    private final StatusQueries standings;
    private final Results results;
    private final DescriptClient descript;
    private @Nullable PeriodicTask counting;
    private @Nullable PeriodicTask drawing;
    private volatile String line = "";
    private final RunControl run;
    private long newsCounted = -1;
    private int tenth;

    Progress(LedgerQueries ledger, StatusQueries standings, Results results, DescriptClient descript, RunControl run) {
        this.run = run;
        this.ledger = ledger;
        this.standings = standings;
        this.results = results;
        this.descript = descript;
    }

    @Override
    public void beforeJob(JobExecution run) {
        String manifest = RunParameters.of(run.getJobParameters()).manifest();
        counting = new PeriodicTask("progress", COUNTED_EVERY, () -> count(manifest));
        if (ON_TERMINAL) {
            drawing = new PeriodicTask("live-line", DRAWN_EVERY, this::draw);
        }
    }

    @Override
    public void afterJob(JobExecution run) {
        Stream.of(counting, drawing).flatMap(Stream::ofNullable).forEach(PeriodicTask::close);
    }

    private void count(String manifest) {
        long news = run.changes();
        if (news == newsCounted) {
            return;
        }
        newsCounted = news;
        try {
            count(manifest, results.tally(manifest));
        } catch (DataAccessException | TransactionException e) {
            line = "";
        }
    }

    private void count(String manifest, Tally tally) {
        if (tally.read() == 0) {
            return;
        }
        line = tally + " of " + tally.read() + timeLeft(manifest, tally);
        int reached = tally.settled() * TENTHS / tally.read();
        if (!ON_TERMINAL && reached > tenth) {
            log.info("Progress: {}", line);
        }
        tenth = reached;
    }

    private void draw() {
        System.out.print(ERASE_LINE + line);
        System.out.flush();
    }

    /** What is left to be submitted at the API's limits, and then the time of one import and one edit. */
    private String timeLeft(String manifest, Tally tally) {
        int open = tally.waiting() + tally.running();
        Optional<Duration> edit = open == 0 ? Optional.empty() : standings.averageTime(manifest, Stage.EDIT);
        if (edit.isEmpty()) {
            return "";
        }
        Duration left = descript.leastTime(Quota.AGENT, tally.waiting() + 1).plus(edit.get());
        if (ledger.any(manifest, Stage.IMPORT, SubmissionState.WAITING)) {
            left = left.plus(standings.averageTime(manifest, Stage.IMPORT).orElse(Duration.ZERO));
        }
        return ", about " + Durations.words(left) + " left";
    }
}
