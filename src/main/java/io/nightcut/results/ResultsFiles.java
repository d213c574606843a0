package io.nightcut.results;

import io.nightcut.ledger.history.ResultsHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Which results file is which manifest's: two manifests of the same file name have two. The first one that wrote to a file
 * has it, for as long as its manifest exists.
 */
@Component
public class ResultsFiles {

    private static final Logger log = LoggerFactory.getLogger(ResultsFiles.class);
    private static final String STANDARD_INPUT = "-";

    private final ResultsSettings settings;
    private final ResultsHistory history;

    ResultsFiles(ResultsSettings settings, ResultsHistory history) {
        this.settings = settings;
        this.history = history;
    }

    /** Where the results of a manifest go unless a command says otherwise; folders are put in front of a name that is taken. */
    public Path fileFor(String manifest) {
        Path usual = settings.fileFor(manifest);
        Path file = usual;
        Path folder = manifest.equals(STANDARD_INPUT) ? null : Path.of(manifest).getParent();
        while (owner(file, manifest).isPresent()) {
            String before = folder == null || folder.getFileName() == null
                    ? "other"
                    : folder.getFileName().toString();
            file = file.resolveSibling(before + "-" + file.getFileName());
            folder = folder == null ? null : folder.getParent();
        }
        return file;
    }

    /** Says before a run whose results are where this manifest's would be expected, or will be replaced by them. */
    public void tell(String manifest, Path file) {
        owner(file, manifest)
                .ifPresent(other -> log.warn(
                        "{} has had the results of {} so far. From now on it has those of {}", file, other, manifest));
        Path usual = settings.fileFor(manifest);
        owner(usual, manifest)
                .filter(other -> file.equals(fileFor(manifest)))
                .ifPresent(other ->
                        log.warn("{} is for the results of {}. Those of {} go to {}", usual, other, manifest, file));
    }

    /** The other manifest whose results file this is, or whose earlier results would get into the way. */
    private Optional<String> owner(Path file, String manifest) {
        for (Map.Entry<String, String> written : history.lastFiles().entrySet()) {
            String other = written.getKey();
            Path theirs = Path.of(written.getValue());
            if (other.equals(manifest)) {
                if (isSame(theirs, file)) {
                    return Optional.empty();
                }
            } else if (exists(other)
                    && (isSame(theirs, file)
                            || isSame(Results.earlierFile(theirs), file)
                            || isSame(theirs, Results.earlierFile(file)))) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private static boolean exists(String manifest) {
        return manifest.equals(STANDARD_INPUT) || Files.exists(Path.of(manifest));
    }

    private static boolean isSame(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
}
