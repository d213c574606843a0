package io.nightcut.submit;

import static io.nightcut.ledger.model.SubmissionState.RUNNING;
import static io.nightcut.ledger.model.SubmissionState.SENDING;

import io.nightcut.control.OutageTimer;
import io.nightcut.control.RunControl;
import io.nightcut.control.StepEndListener;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.AgentRequest;
import io.nightcut.descript.quota.Quota;
import io.nightcut.ledger.Ledger;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.model.ImportedProject;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.WaitingImport;
import io.nightcut.upload.UploadQueue;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The two steps that submit, side by side with those that upload and settle. Their chunks are of one item, since their
 * readers wait; and they carry no database transaction, since each change of the ledger is durable by itself.
 */
@Configuration(proxyBeanMethods = false)
class SubmitSteps {

    private static final int AT_ONCE = 50;

    @Bean
    Step importMedia(
            JobRepository jobs,
            ItemReader<Project> waitingImports,
            RunControl run,
            Ledger ledger,
            DescriptClient descript,
            UploadQueue uploads,
            OutageTimer silence,
            Clock clock) {
        return new StepBuilder("importMedia", jobs)
                .<Project, SubmissionRequest>chunk(1)
                .reader(waitingImports)
                .processor(new ImportProcessor(ledger, clock))
                .writer(new SubmittingWriter(Stage.IMPORT, run, ledger, descript, uploads, silence))
                .listener(new StepEndListener(Stage.IMPORT, run))
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    Step editProjects(
            JobRepository jobs,
            ItemReader<ImportedProject> waitingEdits,
            RunControl run,
            Ledger ledger,
            DescriptClient descript,
            UploadQueue uploads,
            OutageTimer silence) {
        return new StepBuilder("editProjects", jobs)
                .<ImportedProject, SubmissionRequest>chunk(1)
                .reader(waitingEdits)
                .processor(SubmitSteps::edit)
                .writer(new SubmittingWriter(Stage.EDIT, run, ledger, descript, uploads, silence))
                .listener(new StepEndListener(Stage.EDIT, run))
                .allowStartIfComplete(true)
                .build();
    }

    private static SubmissionRequest edit(ImportedProject project) {
        return new SubmissionRequest(
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
            RunControl run,
            LedgerQueries queries,
            DescriptClient descript,
            UploadQueue uploads,
            Clock clock) {
        return new ReadyProjectReader<>(
                Stage.IMPORT,
                run,
                () -> ImportOrder.of(
                                queries.waitingImports(manifest),
                                clock.instant(),
                                imports -> descript.leastTime(Quota.IMPORT, imports))
                        .stream()
                        .filter(waiting -> !waiting.isUpload() || uploads.haveRoom())
                        .map(WaitingImport::key)
                        .limit(AT_ONCE)
                        .toList(),
                key -> queries.waitingImport(key).filter(project -> !project.isUpload() || uploads.haveRoom()),
                () -> !queries.submissions(Stage.IMPORT, SENDING).isEmpty() || !uploads.haveRoom());
    }

    /** More may come as long as imports are submitted or run, or the answer to a POST is being looked for. */
    @Bean
    @StepScope
    ItemReader<ImportedProject> waitingEdits(
            @Value("#{jobParameters['manifest']}") String manifest, RunControl run, LedgerQueries queries) {
        return new ReadyProjectReader<>(
                Stage.EDIT,
                run,
                () -> queries.waitingEdits(manifest, AT_ONCE),
                Optional::of,
                () -> !run.hasEnded(Stage.IMPORT)
                        || queries.any(manifest, Stage.IMPORT, SENDING, RUNNING)
                        || queries.any(manifest, Stage.EDIT, SENDING));
    }
}
