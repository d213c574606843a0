package io.nightcut.manifest;

import io.nightcut.control.RunControl;
import io.nightcut.ledger.manifest.Line;
import io.nightcut.ledger.manifest.Manifests;
import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.link.MediaSettings;
import java.nio.file.Path;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The first two steps: the manifest is read into the ledger, and the reading is accepted once it is complete. Accepting is
 * a step of its own because Spring Batch logs and swallows what a listener throws, and the run would go on with the lines
 * of the reading before.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ProjectSettings.class, ManifestSettings.class, MediaSettings.class})
class ManifestSteps {

    private static final int LINES_AT_ONCE = 2000;
    private static final String RUN = "#{stepExecution.jobExecution.executionContext}";
    private static final String MANIFEST = "#{jobParameters['manifest']}";

    @Bean
    Step readManifest(
            JobRepository jobs,
            PlatformTransactionManager transactions,
            ItemStreamReader<ManifestLine> manifestLines,
            ItemProcessor<ManifestLine, Line> manifestProjects,
            ItemWriter<Line> manifestLedger) {
        return new StepBuilder("readManifest", jobs)
                .<ManifestLine, Line>chunk(LINES_AT_ONCE)
                .transactionManager(transactions)
                .reader(manifestLines)
                .processor(manifestProjects)
                .writer(manifestLedger)
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    Step acceptManifest(JobRepository jobs, Tasklet manifestAcceptance) {
        return new StepBuilder("acceptManifest", jobs)
                .tasklet(manifestAcceptance)
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    @StepScope
    ItemStreamReader<ManifestLine> manifestLines(
            @Value(MANIFEST) String manifest,
            @Value(
                            "#{jobParameters['redo-all'] == 'true' || jobParameters['redo.0'] != null || jobParameters['probe'] == 'true'}")
                    boolean always,
            @Value(RUN) ExecutionContext run,
            ProjectSettings settings,
            ManifestSettings manifestSettings,
            Manifests manifests,
            RunControl control) {
        Path path = Path.of(manifest);
        return new ManifestLineReader(
                path,
                () -> ManifestDigest.of(path, settings, manifestSettings),
                digest -> {
                    ManifestReading.removeFrom(run);
                    if (!always && manifests.isAllDone(manifest, digest)) {
                        return false;
                    }
                    new ManifestReading(manifests.begin(), digest).putInto(run);
                    return true;
                },
                control::isStoppingNow,
                manifestSettings.allowEmpty());
    }

    @Bean
    @StepScope
    ItemProcessor<ManifestLine, Line> manifestProjects(
            @Value(MANIFEST) String manifest,
            ProjectSettings settings,
            ManifestSettings manifestSettings,
            MediaSettings mediaSettings) {
        return ManifestLineProcessor.of(Path.of(manifest), settings, manifestSettings, mediaSettings);
    }

    @Bean
    @StepScope
    ItemWriter<Line> manifestLedger(
            @Value(MANIFEST) String manifest,
            @Value(RUN) ExecutionContext run,
            Manifests manifests,
            ProjectRecognition recognition,
            MediaSettings mediaSettings,
            CurrentReview review) {
        return new ManifestWriter(manifests, recognition, review.begin(manifest, mediaSettings), run);
    }

    @Bean
    @StepScope
    Tasklet manifestAcceptance(
            @Value(MANIFEST) String manifest,
            @Value(RUN) ExecutionContext run,
            Manifests manifests,
            ManifestSettings settings,
            CurrentReview review) {
        return (contribution, context) -> {
            ManifestReading.in(run).ifPresent(reading -> {
                review.end(settings);
                if (settings.asNew()) {
                    manifests.confirmNew(reading.number());
                }
                manifests.finish(manifest, reading.number(), reading.digest());
            });
            return RepeatStatus.FINISHED;
        };
    }
}
