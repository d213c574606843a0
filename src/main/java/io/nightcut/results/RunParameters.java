package io.nightcut.results;

import java.nio.file.Path;
import java.util.Objects;
import org.springframework.batch.core.job.parameters.JobParameters;

/** What the steps of this room read from the run's job parameters. */
final class RunParameters {

    private RunParameters() {}

    static String manifest(JobParameters parameters) {
        return Objects.requireNonNull(parameters.getString("manifest"), "manifest");
    }

    static Path results(JobParameters parameters) {
        return Path.of(Objects.requireNonNull(parameters.getString("results"), "results"));
    }
}
