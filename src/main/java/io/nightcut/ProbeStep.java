package io.nightcut;

import io.nightcut.ledger.LedgerView;
import io.nightcut.ledger.MediaUrls;
import io.nightcut.ledger.Stage;
import io.nightcut.ledger.WaitingImport;
import io.nightcut.probe.Answer;
import io.nightcut.probe.Probe;
import io.nightcut.probe.Probing;
import io.nightcut.probe.Total;
import io.nightcut.stage.CurrentRun;
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

/** If it was asked for: what is still to be imported is asked for at its servers, and is kept back where that is in vain. */
@Configuration(proxyBeanMethods = false)
class ProbeStep {

    private static final Logger log = LoggerFactory.getLogger(ProbeStep.class);
    private static final int AT_ONCE = 100;

    @Bean
    Step probeMedia(JobRepository jobs, ItemReader<Answer> answers, MediaUrls urls) {
        return new StepBuilder("probeMedia", jobs)
                .<Answer, Answer>chunk(AT_ONCE)
                .reader(answers)
                .writer(chunk -> remember(chunk, urls))
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    @StepScope
    ItemReader<Answer> answers(
            @Value("#{jobParameters['manifest']}") String manifest,
            @Value("#{jobParameters['probe']}") boolean isAskedFor,
            LedgerView ledger,
            MediaUrls urls,
            Probe probe,
            CurrentRun run) {
        if (!isAskedFor) {
            return () -> null;
        }
        Probing probing = probe.begin(() -> !run.maySubmit(Stage.IMPORT));
        for (WaitingImport waiting : ledger.waitingImports(manifest)) {
            probing.add(urls.of(waiting.key()));
        }
        log.info("Probe: asking the servers of {} files", probing.media());
        return new Answers(probing, new Total());
    }

    private record Answers(Probing probing, Total total) implements ItemReader<Answer> {

        @Override
        public @Nullable Answer read() {
            Answer answer = probing.next();
            if (answer == null) {
                log.info("Probe: {}", total);
            } else {
                total.add(answer);
            }
            return answer;
        }
    }

    private static void remember(Chunk<? extends Answer> answers, MediaUrls urls) {
        for (Answer answer : answers) {
            urls.probed(answer.projectKey(), answer.media(), answer.known());
        }
    }
}
