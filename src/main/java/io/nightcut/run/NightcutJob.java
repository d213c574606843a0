package io.nightcut.run;

import io.nightcut.results.ResultsRefresh;
import io.nightcut.results.RunEnding;
import java.util.stream.Stream;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.job.flow.support.SimpleFlow;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** The Spring Batch job of a run: its steps, from the manifest to the results. */
@Configuration(proxyBeanMethods = false)
public class NightcutJob {

    public static final String NAME = "nightcut";

    @Bean
    Job nightcut(
            JobRepository jobs,
            Progress progress,
            ResultsRefresh resultsRefresh,
            Step readManifest,
            Step acceptManifest,
            Step openRun,
            Step probeMedia,
            Step downloadMedia,
            Step importMedia,
            Step uploadMedia,
            Step editProjects,
            Step settleJobs,
            Step writeResults,
            Step closeRun) {
        return new JobBuilder(NAME, jobs)
                .listener(progress)
                .listener(resultsRefresh)
                .start(flow(readManifest))
                .next(acceptManifest)
                .next(openRun)
                .next(probeMedia)
                .next(sideBySide(downloadMedia, importMedia, uploadMedia, editProjects, settleJobs))
                .next(writeResults)
                .next(closeRun)
                .on(RunEnding.STOPPED.status().getExitCode())
                .stop()
                .from(closeRun)
                .on(RunEnding.SOME_TO_REVIEW.status().getExitCode())
                .end(RunEnding.SOME_TO_REVIEW.status().getExitCode())
                .from(closeRun)
                .on(RunEnding.ALL_EDITED.status().getExitCode())
                .end()
                .from(closeRun)
                .on("*")
                .fail()
                .end()
                .build();
    }

    private static Flow sideBySide(Step... steps) {
        Flow[] flows = Stream.of(steps).map(NightcutJob::flow).toArray(Flow[]::new);
        return new FlowBuilder<SimpleFlow>("stages")
                .split(new SimpleAsyncTaskExecutor("stage-"))
                .add(flows)
                .build();
    }

    private static Flow flow(Step step) {
        return new FlowBuilder<SimpleFlow>(step.getName()).start(step).build();
    }
}
