package io.nightcut.control;

import io.nightcut.ledger.model.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/**
 * Tells the other steps that one of those side by side has ended. When it failed the run stops, since the others would
 * wait for ever for what it can no longer do. It only notifies: what can fail is never done here, since Spring Batch
 * swallows a listener's exceptions.
 *
 * @param stage that submits nothing more once the step has ended; null: the step submits nothing
 */
public record StepEndListener(@Nullable Stage stage, RunControl run) implements StepExecutionListener {

    /** The exit description says why the stage had to stop, should it not have come through. */
    @Override
    public ExitStatus afterStep(StepExecution step) {
        if (step.getStatus() == BatchStatus.FAILED) {
            run.stopNow("the step " + step.getStepName() + " failed");
        }
        if (stage == null) {
            return step.getExitStatus();
        }
        run.ended(stage);
        return run.whyStopped(stage)
                .map(step.getExitStatus()::addExitDescription)
                .orElse(step.getExitStatus());
    }
}
