package io.nightcut.settle;

import io.nightcut.control.OutageTimer;
import io.nightcut.control.RunControl;
import io.nightcut.control.StepEndListener;
import io.nightcut.ledger.Ledger;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.upload.UploadQueue;
import java.time.Clock;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one poller of a run: it looks at whatever is open, imports and edits alike, and settles what has ended. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PollSettings.class, AdoptSettings.class, ImportSettings.class})
class SettleStep {

    @Bean
    Step settleJobs(
            JobRepository jobs,
            RunControl run,
            Ledger ledger,
            LedgerQueries queries,
            JobPoller poller,
            UnansweredLookup lookup,
            UploadQueue uploads,
            OutageTimer outage,
            Clock clock) {
        return new StepBuilder("settleJobs", jobs)
                .<PollResult, PollResult>chunk(1)
                .reader(new OpenJobsReader(run, queries, poller, lookup, outage, clock))
                .writer(new SettlingWriter(ledger, uploads, run))
                .listener(new StepEndListener(null, run))
                .allowStartIfComplete(true)
                .build();
    }
}
