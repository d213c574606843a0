package io.nightcut.run;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks of a run.
 *
 * @param manifest its absolute path, or {@code -} for standard input
 * @param results the results file
 * @param redo names of projects to be imported and edited a second time
 * @param redoAll whether all projects of the manifest are to be imported and edited a second time
 * @param retry names of projects to be tried again that are not tried by themselves
 * @param retryAll whether all such projects of the manifest are to be tried again
 * @param probe whether the media servers are checked first
 * @param until the local time after which nothing new is submitted; null: no limit
 */
public record RunRequest(
        String manifest,
        Path results,
        List<String> redo,
        boolean redoAll,
        List<String> retry,
        boolean retryAll,
        boolean probe,
        @Nullable LocalTime until) {

    public RunRequest {
        redo = List.copyOf(redo);
        retry = List.copyOf(retry);
    }
}
