package io.nightcut.run;

import io.nightcut.budget.Budget;
import io.nightcut.budget.Forecast;
import io.nightcut.control.RunControl;
import io.nightcut.control.StopReason;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.MediaUrls;
import io.nightcut.ledger.manifest.ProbedMedia;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.WaitingImport;
import io.nightcut.probe.Probe;
import io.nightcut.probe.ProbeAnswer;
import io.nightcut.probe.ProbeSession;
import io.nightcut.probe.ProbeSummary;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** With {@code --probe}: asks the media servers for the files still to be imported. What they do not serve is not imported. */
@Configuration(proxyBeanMethods = false)
class ProbeStep {

    private static final Logger log = LoggerFactory.getLogger(ProbeStep.class);
    private static final int AT_ONCE = 100;

    @Bean
    Step probeMedia(JobRepository jobs, ItemReader<ProbeAnswer> answers, MediaUrls urls, ProbedMedia probedMedia) {
        return new StepBuilder("probeMedia", jobs)
                .<ProbeAnswer, ProbeAnswer>chunk(AT_ONCE)
                .reader(answers)
                .writer(chunk -> remember(chunk, urls, probedMedia))
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    @StepScope
    ItemReader<ProbeAnswer> answers(
            @Value("#{jobParameters['manifest']}") String manifest,
            @Value("#{jobParameters['probe']}") boolean isAskedFor,
            LedgerQueries ledger,
            MediaUrls urls,
            ProbedMedia probedMedia,
            Probe probe,
            Budget budget,
            RunControl run) {
        if (!isAskedFor) {
            return () -> null;
        }
        ProbeSession probing = probe.begin(() -> !run.maySubmit(Stage.IMPORT));
        for (WaitingImport waiting : ledger.waitingImports(manifest)) {
            probing.add(urls.of(waiting.key()));
        }
        Set<String> edited = new HashSet<>(probedMedia.edited(manifest));
        edited.forEach(key -> probing.ask(urls.of(key)));
        log.info("Probe: asking the media servers for {} files", probing.media());
        return new Answers(probing, edited, new ProbeSummary(), () -> budget.forecast(manifest), run);
    }

    /**
     * What the servers answer.
     *
     * @param forecast what the run will probably cost, once all have answered
     */
    private record Answers(
            ProbeSession probing,
            Set<String> edited,
            ProbeSummary total,
            Supplier<Optional<Forecast>> forecast,
            RunControl run)
            implements ItemReader<ProbeAnswer> {

        @Override
        public @Nullable ProbeAnswer read() {
            ProbeAnswer answer = probing.next();
            String whyEnded = probing.whyEnded();
            if (answer == null && whyEnded != null) {
                run.stopNow(StopReason.PROXY, whyEnded);
            } else if (answer == null) {
                log.info("Probe: {}", total);
                forecast.get().ifPresent(known -> known.lines().forEach(log::info));
            } else if (!edited.contains(answer.projectKey())) {
                total.add(answer);
            }
            return answer;
        }
    }

    private static void remember(Chunk<? extends ProbeAnswer> answers, MediaUrls urls, ProbedMedia probedMedia) {
        for (ProbeAnswer answer : answers) {
            String name = urls.of(answer.projectKey()).name();
            if (ProbedMedia.isChanged(probedMedia.of(answer.projectKey()), answer.media(), answer::isChangedFrom)) {
                log.warn("\"{}\": {}", name, ProbedMedia.CHANGED);
            }
            if (answer.warning() != null) {
                log.warn("\"{}\": {}", name, answer.warning());
            }
            urls.probed(answer.projectKey(), answer.media(), answer.known());
        }
    }
}
