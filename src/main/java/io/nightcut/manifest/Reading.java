package io.nightcut.manifest;

import io.nightcut.ledger.Line;
import io.nightcut.ledger.Manifests;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Writes the lines of one reading into the ledger; it counts once it is complete. */
final class Reading implements ItemWriter<Line>, StepExecutionListener {

    private static final Logger log = LoggerFactory.getLogger(Reading.class);

    private final Manifests manifests;
    private final UnaryOperator<String> digestOf;
    private String digest = "";
    private long number;

    /** @param digestOf tells a manifest's digest by its path */
    Reading(Manifests manifests, UnaryOperator<String> digestOf) {
        this.manifests = manifests;
        this.digestOf = digestOf;
    }

    @Override
    public void beforeStep(StepExecution step) {
        // Before the first line: what is written to the file meanwhile is then read again by the next run.
        digest = digestOf.apply(manifest(step));
        number = manifests.begin();
    }

    @Override
    public void write(Chunk<? extends Line> lines) {
        manifests.record(number, List.copyOf(lines.getItems()));
        for (Line line : lines) {
            if (line.problem() != null) {
                log.warn("Line {} \"{}\": {}", line.number(), line.name(), line.problem());
            }
        }
    }

    @Override
    public ExitStatus afterStep(StepExecution step) {
        if (step.getStatus() == BatchStatus.COMPLETED
                && !step.getExecutionContext().containsKey(ManifestLines.UNCHANGED)) {
            manifests.finish(manifest(step), number, digest);
        }
        return step.getExitStatus();
    }

    private static String manifest(StepExecution step) {
        return Objects.requireNonNull(step.getJobParameters().getString("manifest"));
    }
}
