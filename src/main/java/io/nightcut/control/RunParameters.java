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
 * @param retry names of projects to be tried again that are not tried by themselves
 * @param retryAll whether all such projects of the manifest are to be tried again
 * @param probe whether the media servers are checked first
 * @param deadline when nothing new is submitted any more; null: no limit
 */
public record RunParameters(
        String manifest,
        Instant started,
        Path results,
        List<String> redo,
        boolean redoAll,
        List<String> retry,
        boolean retryAll,
        boolean probe,
        @Nullable Deadline deadline) {

    private static final String MANIFEST = "manifest";
    private static final String STARTED = "started";
    private static final String RESULTS = "results";
    private static final String REDO = "redo.";
    private static final String REDO_ALL = "redo-all";
    private static final String RETRY = "retry.";
    private static final String RETRY_ALL = "retry-all";
    private static final String PROBE = "probe";
    private static final String UNTIL = "until";
    private static final String DEADLINE = "deadline";

    public static RunParameters of(JobParameters parameters) {
        return new RunParameters(
                required(parameters, MANIFEST),
                Instant.parse(required(parameters, STARTED)),
                Path.of(required(parameters, RESULTS)),
                names(parameters, REDO),
                "true".equals(parameters.getString(REDO_ALL)),
                names(parameters, RETRY),
                "true".equals(parameters.getString(RETRY_ALL)),
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
                .addString(RETRY_ALL, String.valueOf(retryAll), false)
                .addString(PROBE, String.valueOf(probe), false);
        if (deadline != null) {
            parameters
                    .addString(UNTIL, deadline.until().toString(), false)
                    .addString(DEADLINE, deadline.at().toString(), false);
        }
        addNames(parameters, REDO, redo);
        addNames(parameters, RETRY, retry);
        return parameters.toJobParameters();
    }

    private static List<String> names(JobParameters parameters, String prefix) {
        return parameters.parameters().stream()
                .filter(parameter -> parameter.name().startsWith(prefix))
                .map(parameter -> (String) parameter.value())
                .toList();
    }

    private static void addNames(JobParametersBuilder parameters, String prefix, List<String> names) {
        for (int index = 0; index < names.size(); index++) {
            parameters.addString(prefix + index, names.get(index), false);
        }
    }

    private static String required(JobParameters parameters, String name) {
        return Objects.requireNonNull(parameters.getString(name), name);
    }
}
