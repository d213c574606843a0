package io.nightcut.settle;

import io.nightcut.control.FailureSettings;
import io.nightcut.control.FailureStreaks;
import io.nightcut.control.OutageTimer;
import io.nightcut.control.RunControl;
import io.nightcut.control.StepEndListener;
import io.nightcut.ledger.Ledger;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.upload.UploadQueue;
import java.time.Clock;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The step that polls: it looks at all open submissions, imports and edits alike, and settles those that have ended. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PollSettings.class, AdoptSettings.class, ImportSettings.class, FailureSettings.class})
class SettleStep {

    @Bean
    Step settleJobs(
            JobRepository jobs,
            OpenJobsReader openJobs,
            Ledger ledger,
            UploadQueue uploads,
            RunControl run,
            FailureStreaks streaks) {
        return new StepBuilder("settleJobs", jobs)
                .<PollResult, PollResult>chunk(1)
                .reader(openJobs)
                .writer(new SettlingWriter(ledger, uploads, run, streaks))
                .listener(new StepEndListener(null, run))
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    @StepScope
    OpenJobsReader openJobs(
            RunControl run,
            LedgerQueries ledger,
            JobPoller poller,
            UnansweredLookup lookup,
            HintedJobs hints,
            OutageTimer outage,
            Clock clock) {
        return new OpenJobsReader(run, ledger, poller, lookup, hints, outage, clock);
    }
}
