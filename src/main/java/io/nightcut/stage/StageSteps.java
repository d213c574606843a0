package io.nightcut.stage;

import static io.nightcut.ledger.SubmissionState.RUNNING;
import static io.nightcut.ledger.SubmissionState.SENDING;

import io.nightcut.descript.AgentRequest;
import io.nightcut.descript.Descript;
import io.nightcut.descript.FileUpload;
import io.nightcut.descript.Quota;
import io.nightcut.ledger.ImportedProject;
import io.nightcut.ledger.Ledger;
import io.nightcut.ledger.LedgerView;
import io.nightcut.ledger.Project;
import io.nightcut.ledger.Stage;
import io.nightcut.ledger.WaitingImport;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * The four steps that go on side by side. Their chunks are of one item, since their readers wait; and they carry no
 * database transaction, since each change of the ledger is durable by itself.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PollSettings.class, AdoptSettings.class, ImportSettings.class, UploadSettings.class})
class StageSteps {

    private static final int AT_ONCE = 50;

    @Bean
    Step importMedia(
            JobRepository jobs,
            ItemReader<Project> waitingImports,
            CurrentRun run,
            Ledger ledger,
            Descript descript,
            Uploads uploads,
            Silence silence,
            Clock clock) {
        return new StepBuilder("importMedia", jobs)
                .<Project, Submittal>chunk(1)
                .reader(waitingImports)
                .processor(new ImportProcessor(ledger, clock))
                .writer(new SubmittingWriter(Stage.IMPORT, run, ledger, descript, uploads, silence))
                .listener(new Sweep(uploads))
                .listener(new EndOfStage(Stage.IMPORT, run))
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    Step uploadMedia(JobRepository jobs, CurrentRun run, LedgerView view, Uploads uploads, FileUpload fileUpload) {
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("upload-");
        threads.setDaemon(true);
        return new StepBuilder("uploadMedia", jobs)
                .<Upload, Upload>chunk(1)
                .reader(new UploadTurns(run, view, uploads))
                .writer(new UploadingWriter(run, uploads, fileUpload, threads))
                .listener(new EndOfLooking(run))
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    Step editProjects(
            JobRepository jobs,
            ItemReader<ImportedProject> waitingEdits,
            CurrentRun run,
            Ledger ledger,
            Descript descript,
            Uploads uploads,
            Silence silence) {
        return new StepBuilder("editProjects", jobs)
                .<ImportedProject, Submittal>chunk(1)
                .reader(waitingEdits)
                .processor(StageSteps::edit)
                .writer(new SubmittingWriter(Stage.EDIT, run, ledger, descript, uploads, silence))
                .listener(new EndOfStage(Stage.EDIT, run))
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    Step settleJobs(
            JobRepository jobs,
            CurrentRun run,
            Ledger ledger,
            LedgerView view,
            JobWatch watch,
            Adoption adoption,
            Uploads uploads,
            Silence silence,
            Clock clock) {
        return new StepBuilder("settleJobs", jobs)
                .<Finding, Finding>chunk(1)
                .reader(new OpenJobs(run, view, watch, adoption, silence, clock))
                .writer(new SettlingWriter(ledger, uploads, run))
                .listener(new EndOfLooking(run))
                .allowStartIfComplete(true)
                .build();
    }

    private static Submittal edit(ImportedProject project) {
        return new Submittal(
                project.key(),
                project.name(),
                new AgentRequest(project.descriptProjectId(), project.prompt(), project.compositionId()),
                List.of());
    }

    /**
     * More may come as long as the answer to a POST is being looked for, be it a namesake's of another manifest, and when
     * room comes free for an upload.
     */
    @Bean
    @StepScope
    ItemReader<Project> waitingImports(
            @Value("#{jobParameters['manifest']}") String manifest,
            CurrentRun run,
            LedgerView view,
            Descript descript,
            Uploads uploads,
            Clock clock) {
        return new Turns<>(
                Stage.IMPORT,
                run,
                () -> ImportOrder.of(
                                view.waitingImports(manifest),
                                clock.instant(),
                                imports -> descript.leastTime(Quota.IMPORT, imports))
                        .stream()
                        .filter(waiting -> !waiting.isUpload() || uploads.haveRoom())
                        .map(WaitingImport::key)
                        .limit(AT_ONCE)
                        .toList(),
                key -> view.waitingImport(key).filter(project -> !project.isUpload() || uploads.haveRoom()),
                () -> !view.submissions(Stage.IMPORT, SENDING).isEmpty() || !uploads.haveRoom());
    }

    /** More may come as long as imports are submitted or run, or the answer to a POST is being looked for. */
    @Bean
    @StepScope
    ItemReader<ImportedProject> waitingEdits(
            @Value("#{jobParameters['manifest']}") String manifest, CurrentRun run, LedgerView view) {
        return new Turns<>(
                Stage.EDIT,
                run,
                () -> view.waitingEdits(manifest, AT_ONCE),
                Optional::of,
                () -> !run.hasEnded(Stage.IMPORT)
                        || view.any(manifest, Stage.IMPORT, SENDING, RUNNING)
                        || view.any(manifest, Stage.EDIT, SENDING));
    }

    /** Tells the others that a stage submits no more, and the end of the run why, should it not have come through. */
    private record EndOfStage(Stage stage, CurrentRun run) implements StepExecutionListener {

        @Override
        public ExitStatus afterStep(StepExecution step) {
            stopAllAfterFailure(step, run);
            run.ended(stage);
            return run.whyStopped(stage)
                    .map(step.getExitStatus()::addExitDescription)
                    .orElse(step.getExitStatus());
        }
    }

    private record Sweep(Uploads uploads) implements StepExecutionListener {

        @Override
        public void beforeStep(StepExecution step) {
            uploads.forgetTheSettled();
        }
    }

    private record EndOfLooking(CurrentRun run) implements StepExecutionListener {

        @Override
        public ExitStatus afterStep(StepExecution step) {
            stopAllAfterFailure(step, run);
            return step.getExitStatus();
        }
    }

    /** The others would wait for ever for what a step that broke can no longer do. */
    private static void stopAllAfterFailure(StepExecution step, CurrentRun run) {
        if (step.getStatus() == BatchStatus.FAILED) {
            run.stopNow("the step " + step.getStepName() + " failed");
        }
    }
}
