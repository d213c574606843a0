package io.nightcut.control;

import io.nightcut.ledger.model.Stage;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/**
 * Tells the steps that run side by side that one of them has ended. If it failed (UNKNOWN, where its end could not be noted), the run stops, since the others would
 * wait forever for what it can no longer do. This only notifies: what can fail is never done in a listener, since Spring
 * Batch swallows a listener's exceptions.
 *
 * @param stage the stage that submits nothing more once the step has ended; null: the step submits nothing
 */
public record StepEndListener(@Nullable Stage stage, RunControl run) implements StepExecutionListener {

    /** If the stage had to stop early, the reason goes into the exit description, where {@code closeRun} finds it. */
    @Override
    public ExitStatus afterStep(StepExecution step) {
        if (step.getStatus().isUnsuccessful()) {
            step.getFailureExceptions().stream()
                    .flatMap(failure -> ExceptionUtils.getThrowableList(failure).stream())
                    .filter(VirtualMachineError.class::isInstance)
                    .map(VirtualMachineError.class::cast)
                    .findFirst()
                    .ifPresent(Exhaustion::end);
            run.stopNow(StopReason.ERROR, "the step " + step.getStepName() + " failed");
        }
        if (stage == null) {
            return step.getExitStatus();
        }
        run.ended(stage);
        return run.whyStopped(stage)
                .map(Stop::why)
                .map(step.getExitStatus()::addExitDescription)
                .orElse(step.getExitStatus());
    }
}
