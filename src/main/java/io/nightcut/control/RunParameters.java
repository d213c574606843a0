package io.nightcut.control;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * What is asked of a run, as Spring Batch stores it: manifest and start identify the job instance, the rest may differ from
 * one restart to the next.
 *
 * @param manifest its absolute path, or {@code -}
 * @param started when the run was started first, before any restart, by Descript's clock
 * @param results the results file
 * @param redo names of projects to be made a second time
 * @param redoAll whether all projects of the manifest are to be made a second time
 * @param probe whether the media servers are checked first
 * @param deadline when nothing new is submitted any more; null: no limit
 */
public record RunParameters(
        String manifest,
        Instant started,
        Path results,
        List<String> redo,
        boolean redoAll,
        boolean probe,
        @Nullable Deadline deadline) {

    private static final String MANIFEST = "manifest";
    private static final String STARTED = "started";
    private static final String RESULTS = "results";
    private static final String REDO = "redo.";
    private static final String REDO_ALL = "redo-all";
    private static final String PROBE = "probe";
    private static final String UNTIL = "until";
    private static final String DEADLINE = "deadline";

    public static RunParameters of(JobParameters parameters) {
        return new RunParameters(
                required(parameters, MANIFEST),
                Instant.parse(required(parameters, STARTED)),
                Path.of(required(parameters, RESULTS)),
                parameters.parameters().stream()
                        .filter(parameter -> parameter.name().startsWith(REDO))
                        .map(parameter -> (String) parameter.value())
                        .toList(),
                "true".equals(parameters.getString(REDO_ALL)),
                "true".equals(parameters.getString(PROBE)),
                deadline(parameters));
    }

    private static @Nullable Deadline deadline(JobParameters parameters) {
        return parameters.getString(DEADLINE) == null
                ? null
                : new Deadline(
                        LocalTime.parse(required(parameters, UNTIL)), Instant.parse(required(parameters, DEADLINE)));
    }

    public JobParameters toJobParameters() {
        JobParametersBuilder parameters = new JobParametersBuilder()
                .addString(MANIFEST, manifest)
                .addString(STARTED, started.toString())
                .addString(RESULTS, results.toString(), false)
                .addString(REDO_ALL, String.valueOf(redoAll), false)
                .addString(PROBE, String.valueOf(probe), false);
        if (deadline != null) {
            parameters
                    .addString(UNTIL, deadline.until().toString(), false)
                    .addString(DEADLINE, deadline.at().toString(), false);
        }
        for (int index = 0; index < redo.size(); index++) {
            parameters.addString(REDO + index, redo.get(index), false);
        }
        return parameters.toJobParameters();
    }

    private static String required(JobParameters parameters, String name) {
        return Objects.requireNonNull(parameters.getString(name), name);
    }
}
