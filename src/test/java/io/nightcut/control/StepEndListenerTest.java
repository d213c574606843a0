package io.nightcut.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.HandClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.StepExecution;

class StepEndListenerTest {

    private final RunControl run = new RunControl(new HandClock());

    /** The others would wait forever for what it can no longer do. */
    @ParameterizedTest
    @EnumSource(
            value = BatchStatus.class,
            names = {"COMPLETED", "FAILED", "UNKNOWN"})
    void aStepThatFailedOrWhoseEndCouldNotBeNotedStopsTheRun(BatchStatus status) {
        StepExecution step = new StepExecution(
                1, "settleJobs", new JobExecution(1, new JobInstance(1, "nightcut"), new JobParameters()));
        step.setStatus(status);
        new StepEndListener(null, run).afterStep(step);

        assertThat(run.isStoppingNow()).isEqualTo(status != BatchStatus.COMPLETED);
    }
}
