package io.nightcut.manifest;

import io.nightcut.control.RunParameters;
import io.nightcut.ledger.Manifests;
import io.nightcut.ledger.model.Line;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Writes the lines of one reading into the ledger; it counts once it is complete. */
final class ManifestWriter implements ItemWriter<Line>, StepExecutionListener {

    private static final Logger log = LoggerFactory.getLogger(ManifestWriter.class);

    private final Manifests manifests;
    private long number;

    ManifestWriter(Manifests manifests) {
        this.manifests = manifests;
    }

    @Override
    public void beforeStep(StepExecution step) {
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
        ExecutionContext context = step.getExecutionContext();
        if (step.getStatus() == BatchStatus.COMPLETED && context.containsKey(ManifestLineReader.DIGEST)) {
            String manifest = RunParameters.of(step.getJobParameters()).manifest();
            manifests.finish(manifest, number, context.getString(ManifestLineReader.DIGEST));
        }
        return step.getExitStatus();
    }
}
