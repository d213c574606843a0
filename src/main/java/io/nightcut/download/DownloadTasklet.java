package io.nightcut.download;

import io.nightcut.control.RunControl;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.Stage;
import java.time.Duration;
import java.util.Optional;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Downloads one project's files after the other's, ahead of its import. Ends when nothing more is imported. */
final class DownloadTasklet implements Tasklet {

    /** Changes are signalled, but the passing of the deadline is not. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final RunControl run;
    private final Downloads downloads;
    private final ProjectDownloader downloader;

    DownloadTasklet(RunControl run, Downloads downloads, ProjectDownloader downloader) {
        this.run = run;
        this.downloads = downloads;
        this.downloader = downloader;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Optional<Project> next = awaitNext();
        if (next.isEmpty()) {
            return RepeatStatus.FINISHED;
        }
        downloader.download(next.get());
        contribution.incrementReadCount();
        return RepeatStatus.CONTINUABLE;
    }

    private Optional<Project> awaitNext() {
        while (run.maySubmit(Stage.IMPORT) && !run.hasEnded(Stage.IMPORT)) {
            long seen = run.changes();
            Optional<Project> next = downloads.next();
            if (next.isPresent()) {
                return next;
            }
            run.awaitChange(seen, LONGEST_WAIT);
        }
        return Optional.empty();
    }
}
