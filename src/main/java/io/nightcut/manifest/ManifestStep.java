package io.nightcut.manifest;

import io.nightcut.ledger.Manifests;
import io.nightcut.ledger.model.Line;
import io.nightcut.manifest.csv.ManifestLine;
import java.nio.file.Path;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The first step: the manifest is read anew by every run that may have something to do. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ProjectSettings.class, ManifestSettings.class})
class ManifestStep {

    private static final int LINES_AT_ONCE = 2000;

    @Bean
    Step readManifest(
            JobRepository jobs,
            PlatformTransactionManager transactions,
            ItemStreamReader<ManifestLine> manifestLines,
            ItemProcessor<ManifestLine, Line> manifestProjects,
            Manifests manifests) {
        ManifestWriter reading = new ManifestWriter(manifests);
        return new StepBuilder("readManifest", jobs)
                .<ManifestLine, Line>chunk(LINES_AT_ONCE)
                .transactionManager(transactions)
                .reader(manifestLines)
                .processor(manifestProjects)
                .writer(reading)
                .listener(reading)
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    @StepScope
    ItemStreamReader<ManifestLine> manifestLines(
            @Value("#{jobParameters['manifest']}") String manifest,
            @Value("#{jobParameters['redo-all'] == 'true' || jobParameters['redo.0'] != null}") boolean redo,
            ProjectSettings settings,
            ManifestSettings manifestSettings,
            Manifests manifests) {
        Path path = Path.of(manifest);
        return new ManifestLineReader(
                path,
                () -> ManifestDigest.of(path, settings, manifestSettings),
                digest -> !redo && manifests.isAllDone(manifest, digest));
    }

    @Bean
    @StepScope
    ItemProcessor<ManifestLine, Line> manifestProjects(
            @Value("#{jobParameters['manifest']}") String manifest,
            ProjectSettings settings,
            ManifestSettings manifestSettings) {
        return LineProcessor.of(Path.of(manifest), settings, manifestSettings);
    }
}
