package io.nightcut.results;

import io.nightcut.control.RunControl;
import io.nightcut.control.RunParameters;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.RunPreparation;
import io.nightcut.ledger.history.RunHistory;
import java.time.Clock;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The last two steps of a run: they write the results and close the run. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ResultsSettings.class)
class ResultsSteps {

    @Bean
    Step writeResults(JobRepository jobs, Results results, RunPreparation ledger, RunControl control) {
        return new StepBuilder("writeResults", jobs)
                .tasklet((contribution, chunk) -> {
                    RunParameters run =
                            RunParameters.of(contribution.getStepExecution().getJobParameters());
                    new ReasonsToStop(control, ledger).writeDown(run.manifest());
                    results.write(run.manifest(), run.results());
                    return RepeatStatus.FINISHED;
                })
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    Step closeRun(
            JobRepository jobs,
            Results results,
            RunControl control,
            LedgerQueries ledger,
            RunHistory history,
            Clock clock) {
        return new StepBuilder("closeRun", jobs)
                .tasklet(new CloseRun(results, control, ledger, history, clock))
                .allowStartIfComplete(true)
                .build();
    }
}
