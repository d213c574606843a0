package io.nightcut.run;

import io.nightcut.budget.Budget;
import io.nightcut.budget.Canary;
import io.nightcut.control.NameSummary;
import io.nightcut.control.RunControl;
import io.nightcut.control.RunParameters;
import io.nightcut.download.Downloads;
import io.nightcut.ledger.Drives;
import io.nightcut.ledger.RunPreparation;
import io.nightcut.ledger.StatusQueries;
import io.nightcut.ledger.manifest.EarlierManifest;
import io.nightcut.ledger.model.Stage;
import io.nightcut.reconcile.CrashReconciliation;
import io.nightcut.reconcile.LeftDecisions;
import io.nightcut.reconcile.LostLedger;
import io.nightcut.upload.UploadQueue;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Prepares the ledger for this run: POSTs that a dead run left without an answer are to be looked up, what failed is to be
 * retried, and what {@code --redo} asks for is to be done again. Then logs the plan.
 */
@Configuration(proxyBeanMethods = false)
class PrepareRunStep {

    private static final Logger log = LoggerFactory.getLogger(PrepareRunStep.class);

    private static final int HOURS_FROM_NOON_TO_MIDNIGHT = 12;

    private final RunPreparation preparation;
    private final StatusQueries statuses;
    private final CrashReconciliation reconciliation;
    private final UploadQueue uploads;
    private final Downloads downloads;
    private final RunPlan plan;
    private final RunControl control;
    private final Drives drives;
    private final LeftDecisions decisions;
    private final LostLedger lostLedger;
    private final ModelCheck models;
    private final Budget budget;
    private final Canary canary;

    PrepareRunStep(
            RunPreparation preparation,
            StatusQueries statuses,
            CrashReconciliation reconciliation,
            UploadQueue uploads,
            Downloads downloads,
            RunPlan plan,
            RunControl control,
            Drives drives,
            LeftDecisions decisions,
            LostLedger lostLedger,
            ModelCheck models,
            Budget budget,
            Canary canary) {
        this.preparation = preparation;
        this.statuses = statuses;
        this.reconciliation = reconciliation;
        this.uploads = uploads;
        this.downloads = downloads;
        this.plan = plan;
        this.control = control;
        this.drives = drives;
        this.decisions = decisions;
        this.lostLedger = lostLedger;
        this.models = models;
        this.budget = budget;
        this.canary = canary;
    }

    @Bean
    Step openRun(JobRepository jobs) {
        return new StepBuilder("openRun", jobs)
                .tasklet(this::prepare)
                .allowStartIfComplete(true)
                .build();
    }

    private RepeatStatus prepare(StepContribution contribution, ChunkContext context) {
        JobExecution run = contribution.getStepExecution().getJobExecution();
        RunParameters parameters = RunParameters.of(run.getJobParameters());
        String manifest = parameters.manifest();
        drives.ownProjects();
        decisions.takeUp();
        int unanswered = preparation.leftUnanswered();
        if (unanswered > 0) {
            log.warn(
                    "{} of the previous run got no answer; checking in Descript whether {} carried out",
                    unanswered == 1 ? "1 POST" : unanswered + " POSTs",
                    unanswered == 1 ? "it was" : "they were");
        }
        preparation.nightBegins(night(parameters));
        canary.nightBegins(manifest, run.getJobInstance().getInstanceId());
        if (control.maySubmit(Stage.IMPORT)) {
            redo(parameters, run.getJobInstance().getInstanceId());
            retry(parameters);
            preparation.askAgain(manifest);
        }
        reconciliation.compareIfDue();
        lostLedger.refuse(manifest);
        models.check(manifest);
        uploads.runBegins();
        downloads.runBegins(uploads.projectsToUpload());
        plan.of(statuses.of(manifest)).forEach(log::info);
        plan.ofEarlier(statuses.of(EarlierManifest.of(manifest))).ifPresent(log::info);
        budget.nightBegins(run.getJobInstance().getInstanceId());
        budget.capsInWords().ifPresent(log::info);
        if (!parameters.probe()) {
            budget.forecast(manifest).ifPresent(forecast -> forecast.lines().forEach(log::info));
        }
        NameSummary changed = NameSummary.of(statuses.editedOtherwise(manifest));
        if (changed.count() > 0) {
            log.warn(
                    "The prompt or model has changed since these were edited: {}. They stay as they are; to redo one, run with --redo NAME",
                    changed);
        }
        return RepeatStatus.FINISHED;
    }

    private void redo(RunParameters asked, long jobInstance) {
        if (asked.redoAll() || !asked.redo().isEmpty()) {
            int projects = preparation.redo(asked.manifest(), asked.redo(), jobInstance);
            log.info("Redoing {}, which is paid for again", projects == 1 ? "1 project" : projects + " projects");
        }
    }

    private void retry(RunParameters asked) {
        if (asked.retryAll() || !asked.retry().isEmpty()) {
            int projects = preparation.retry(asked.manifest(), asked.retryAll() ? List.of() : asked.retry());
            log.info("Trying {} again", projects == 1 ? "1 project" : projects + " projects");
        }
    }

    /** What is started again after midnight, or in the morning, belongs to the night before. */
    private static LocalDate night(RunParameters run) {
        return run.started()
                .atZone(ZoneId.systemDefault())
                .minusHours(HOURS_FROM_NOON_TO_MIDNIGHT)
                .toLocalDate();
    }
}
