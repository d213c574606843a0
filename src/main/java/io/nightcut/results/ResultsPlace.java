package io.nightcut.results;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import io.nightcut.file.OwnFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether results can be written to a file. Nothing but a results file is ever replaced. */
public final class ResultsPlace {

    /** As every version has written it, with a byte-order mark or without. */
    private static final Pattern HEADER = Pattern.compile("\ufeff?\"?name\"?,\"?status\"?,.*", Pattern.DOTALL);

    private static final int LONGEST_START = 64;
    private static final String OTHER_PLACE =
            "Name another file with --results FILE, or a folder with the setting nightcut.results";

    private ResultsPlace() {}

    /**
     * Returns when a run of this manifest can write its results there.
     *
     * @throws NightcutException it cannot; nothing was sent
     */
    public static void check(Path file, String manifest) {
        problem(file, manifest).ifPresent(problem -> {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    "Cannot write the results to %s: %s. %s. %s"
                            .formatted(file, problem, OTHER_PLACE, StandardPhrases.NOTHING_SENT));
        });
    }

    private static Optional<String> problem(Path file, String manifest) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            if (Files.isDirectory(absolute)) {
                return Optional.of("it is a folder");
            }
            if (isSame(absolute, Path.of(manifest))) {
                return Optional.of("it is the manifest");
            }
            if (Files.exists(absolute)) {
                if (!Files.isRegularFile(absolute)) {
                    return Optional.of("it is a device or a pipe");
                }
                if (!isOfResults(absolute)) {
                    return Optional.of("a file is there that holds no results of nightcut, and would be replaced");
                }
            }
            return folderProblem(absolute.getParent());
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isSame(Path file, Path manifest) throws IOException {
        return Files.exists(file) && Files.exists(manifest) && Files.isSameFile(file, manifest);
    }

    private static boolean isOfResults(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(LONGEST_START);
            return start.length == 0
                    || HEADER.matcher(new String(start, StandardCharsets.UTF_8)).matches();
        }
    }

    /** Why no file can be put into a folder that may still have to be created; empty: it can. */
    public static Optional<String> folderProblem(@Nullable Path folder) {
        Path existing = folder;
        while (existing != null && Files.notExists(existing)) {
            existing = existing.getParent();
        }
        Path nearest = Objects.requireNonNullElse(existing, Path.of("/"));
        if (!Files.isDirectory(nearest)) {
            return Optional.of(nearest + " is not a folder");
        }
        try {
            OwnFolder.tryToCreateIn(nearest);
            return Optional.empty();
        } catch (IOException | SecurityException e) {
            return Optional.of("no file can be created in the folder %s (%s)"
                    .formatted(
                            nearest,
                            e instanceof java.nio.file.AccessDeniedException ? "permission denied" : e.getMessage()));
        }
    }
}
