package io.nightcut.submit;

import io.nightcut.budget.Budget;
import io.nightcut.budget.Canary;
import io.nightcut.callback.Callbacks;
import io.nightcut.control.FailureStreaks;
import io.nightcut.control.OutageTimer;
import io.nightcut.control.RunControl;
import io.nightcut.control.StepEndListener;
import io.nightcut.descript.DescriptClient;
import io.nightcut.download.Downloads;
import io.nightcut.ledger.Ledger;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.manifest.Manifests;
import io.nightcut.ledger.model.ImportedProject;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.Stage;
import io.nightcut.manifest.link.LocalFolders;
import io.nightcut.manifest.link.MediaSettings;
import io.nightcut.settle.AdoptSettings;
import io.nightcut.upload.UploadQueue;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The two steps that submit, side by side with those that upload and settle. A chunk is one project, since the readers
 * wait for the next; and there is no transaction around it, since each change of the ledger is a transaction of its own.
 */
@Configuration(proxyBeanMethods = false)
class SubmitSteps {

    @Bean
    Step importMedia(
            JobRepository jobs,
            ReadyImportReader readyImports,
            ItemProcessor<Project, PreparedSubmission> importRequests,
            SubmittingWriter submitImports,
            RunControl run) {
        return new StepBuilder("importMedia", jobs)
                .<Project, PreparedSubmission>chunk(1)
                .reader(readyImports)
                .processor(importRequests)
                .writer(submitImports)
                .listener(new StepEndListener(Stage.IMPORT, run))
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    Step editProjects(
            JobRepository jobs,
            ReadyEditReader readyEdits,
            ItemProcessor<ImportedProject, PreparedSubmission> editRequests,
            SubmittingWriter submitEdits,
            RunControl run) {
        return new StepBuilder("editProjects", jobs)
                .<ImportedProject, PreparedSubmission>chunk(1)
                .reader(readyEdits)
                .processor(editRequests)
                .writer(submitEdits)
                .listener(new StepEndListener(Stage.EDIT, run))
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    @StepScope
    ReadyImportReader readyImports(
            @Value("#{jobParameters['manifest']}") String manifest,
            RunControl run,
            LedgerQueries ledger,
            DescriptClient descript,
            Downloads downloads,
            UploadQueue uploads,
            Budget budget,
            Clock clock) {
        return new ReadyImportReader(manifest, run, ledger, descript, downloads, uploads, budget, clock);
    }

    @Bean
    @StepScope
    ItemProcessor<Project, PreparedSubmission> importRequests(
            @Value("#{jobParameters['manifest']}") String manifest,
            MediaSettings media,
            Downloads downloads,
            Manifests manifests,
            Clock clock) {
        return new ImportProcessor(LocalFolders.of(Path.of(manifest), media), downloads, manifests, clock);
    }

    @Bean
    @StepScope
    ReadyEditReader readyEdits(
            @Value("#{jobParameters['manifest']}") String manifest,
            RunControl run,
            LedgerQueries ledger,
            Budget budget,
            Canary canary) {
        return new ReadyEditReader(manifest, run, ledger, budget, canary);
    }

    @Bean
    DeletedProjectCheck deletedProjects(DescriptClient descript, RunControl run, AdoptSettings adopt) {
        return new DeletedProjectCheck(descript, run, adopt.settle());
    }

    @Bean
    @StepScope
    ItemProcessor<ImportedProject, PreparedSubmission> editRequests(
            DescriptClient descript,
            RunControl run,
            OutageTimer outage,
            DeletedProjectCheck deletedProjects,
            AdoptSettings adopt) {
        return new EditProcessor(
                descript, run, outage, deletedProjects, adopt.settle().multipliedBy(2));
    }

    @Bean
    @StepScope
    SubmittingWriter submitImports(
            RunControl run,
            Ledger ledger,
            Budget budget,
            DescriptClient descript,
            Callbacks callbacks,
            UploadQueue uploads,
            OutageTimer outage,
            FailureStreaks streaks,
            DeletedProjectCheck deletedProjects,
            Clock clock) {
        return new SubmittingWriter(
                Stage.IMPORT,
                run,
                ledger,
                budget,
                descript,
                callbacks,
                uploads,
                outage,
                streaks,
                deletedProjects,
                clock);
    }

    @Bean
    @StepScope
    SubmittingWriter submitEdits(
            RunControl run,
            Ledger ledger,
            Budget budget,
            DescriptClient descript,
            Callbacks callbacks,
            UploadQueue uploads,
            OutageTimer outage,
            FailureStreaks streaks,
            DeletedProjectCheck deletedProjects,
            Clock clock) {
        return new SubmittingWriter(
                Stage.EDIT, run, ledger, budget, descript, callbacks, uploads, outage, streaks, deletedProjects, clock);
    }
}
