package io.nightcut.stage;

import static io.nightcut.ledger.SubmissionState.RUNNING;
import static io.nightcut.ledger.SubmissionState.SENDING;

import io.nightcut.descript.AgentRequest;
import io.nightcut.descript.Descript;
import io.nightcut.descript.Quota;
import io.nightcut.ledger.ImportedProject;
import io.nightcut.ledger.Ledger;
import io.nightcut.ledger.LedgerView;
import io.nightcut.ledger.Project;
import io.nightcut.ledger.Stage;
import java.time.Clock;
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

/**
 * The three steps that go on side by side. Their chunks are of one item, since their readers wait; and they carry no
 * database transaction, since each change of the ledger is durable by itself.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PollSettings.class, AdoptSettings.class, ImportSettings.class})
class StageSteps {

    private static final int AT_ONCE = 50;

    @Bean
    Step importMedia(
            JobRepository jobs,
            ItemReader<Project> waitingImports,
            CurrentRun run,
            Ledger ledger,
            Descript descript,
            Silence silence,
            Clock clock) {
        return new StepBuilder("importMedia", jobs)
                .<Project, Submittal>chunk(1)
                .reader(waitingImports)
                .processor(new ImportProcessor(ledger, clock))
                .writer(new SubmittingWriter(Stage.IMPORT, run, ledger, descript, silence))
                .listener(new EndOfStage(Stage.IMPORT, run))
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
            Silence silence) {
        return new StepBuilder("editProjects", jobs)
                .<ImportedProject, Submittal>chunk(1)
                .reader(waitingEdits)
                .processor(StageSteps::edit)
                .writer(new SubmittingWriter(Stage.EDIT, run, ledger, descript, silence))
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
            Silence silence,
            Clock clock) {
        return new StepBuilder("settleJobs", jobs)
                .<Finding, Finding>chunk(1)
                .reader(new OpenJobs(run, view, watch, adoption, silence, clock))
                .writer(new SettlingWriter(ledger, run))
                .listener(new EndOfLooking(run))
                .allowStartIfComplete(true)
                .build();
    }

    private static Submittal edit(ImportedProject project) {
        return new Submittal(
                project.key(),
                project.name(),
                new AgentRequest(project.descriptProjectId(), project.prompt(), project.compositionId()));
    }

    /** More may come as long as the answer to a POST is being looked for, be it a namesake's of another manifest. */
    @Bean
    @StepScope
    ItemReader<Project> waitingImports(
            @Value("#{jobParameters['manifest']}") String manifest,
            CurrentRun run,
            LedgerView view,
            Descript descript,
            Clock clock) {
        return new Turns<>(
                Stage.IMPORT,
                run,
                () -> ImportOrder.of(
                        view.waitingImports(manifest),
                        clock.instant(),
                        imports -> descript.leastTime(Quota.IMPORT, imports)),
                view::waitingImport,
                () -> !view.submissions(Stage.IMPORT, SENDING).isEmpty());
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
