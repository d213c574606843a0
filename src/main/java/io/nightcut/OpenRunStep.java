package io.nightcut;

import io.nightcut.ledger.Ledger;
import io.nightcut.ledger.Standings;
import io.nightcut.stage.LostMoments;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger is made ready for this run: what died is unanswered, what failed is asked for again; and the plan is shown. */
@Configuration(proxyBeanMethods = false)
class OpenRunStep {

    private static final Logger log = LoggerFactory.getLogger(OpenRunStep.class);

    @Bean
    Step openRun(JobRepository jobs, Ledger ledger, Standings standings, LostMoments lostMoments, Plans plans) {
        return new StepBuilder("openRun", jobs)
                .tasklet((contribution, context) -> open(contribution, ledger, standings, lostMoments, plans))
                .allowStartIfComplete(true)
                .build();
    }

    private static RepeatStatus open(
            StepContribution contribution, Ledger ledger, Standings standings, LostMoments lostMoments, Plans plans) {
        JobParameters parameters = contribution.getStepExecution().getJobParameters();
        String manifest = Objects.requireNonNull(parameters.getString("manifest"));
        int unanswered = ledger.leftUnanswered();
        if (unanswered > 0) {
            log.warn("{} POSTs of the last run have no answer. Looking what came of them", unanswered);
        }
        List<String> redo = parameters.parameters().stream()
                .filter(parameter -> parameter.name().startsWith("redo."))
                .map(parameter -> (String) parameter.value())
                .toList();
        if (!redo.isEmpty() || "true".equals(parameters.getString("redo-all"))) {
            long instance = contribution
                    .getStepExecution()
                    .getJobExecution()
                    .getJobInstance()
                    .getInstanceId();
            log.info("{} projects are made a second time", ledger.redo(manifest, redo, instance));
        }
        ledger.askAgain(manifest);
        lostMoments.recover();
        plans.of(standings.of(manifest)).forEach(log::info);
        Names changed = Names.of(standings.editedWithAnotherPrompt(manifest));
        if (changed.count() > 0) {
            log.warn("Edited with another prompt than the manifest has now: {}. --redo edits them again", changed);
        }
        return RepeatStatus.FINISHED;
    }
}
