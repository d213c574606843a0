package io.nightcut.doctor;

import io.nightcut.file.OwnFolder;
import io.nightcut.home.Home;
import io.nightcut.results.ResultsPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The folders and files: whether they can be written, and who else can read them. */
public final class PlaceChecks {

    private PlaceChecks() {}

    public static Finding home(Home home) {
        String text = "%s (from %s)".formatted(home.folder(), home.origin());
        if (Files.notExists(home.folder())) {
            return cannotBeWritten(home.folder())
                    .map(problem -> Finding.wrong("home", text + ": it cannot be created: " + problem))
                    .orElse(Finding.ok("home", text + ", which the first run creates"));
        }
        return cannotBeWritten(home.folder())
                .map(problem -> Finding.wrong("home", text + ": " + problem))
                .orElse(Finding.ok("home", text));
    }

    private static Optional<String> cannotBeWritten(Path folder) {
        Path existing = MachineChecks.existing(folder);
        if (!Files.isDirectory(existing)) {
            return Optional.of(existing + " is not a folder");
        }
        return Files.isWritable(existing)
                ? Optional.empty()
                : Optional.of(existing + " cannot be written by this user");
    }

    /** State, log and token are nobody else's business. */
    public static Finding permissions(Path... files) {
        String open = String.join(
                " ",
                Stream.of(files)
                        .filter(file -> Files.exists(file) && OwnFolder.isReadByOthers(file))
                        .map(Path::toString)
                        .toList());
        return open.isEmpty()
                ? Finding.ok("file permissions", "state, log and token file can be read by their owner only")
                : Finding.warning("file permissions", "other users can read %s. chmod go-rwx %s".formatted(open, open));
    }

    /** Where results go, as a manifest in this folder would have it. */
    public static Finding results(Path folder, String origin) {
        return ResultsPlace.folderProblem(folder)
                .map(problem -> Finding.wrong(
                        "results",
                        "%s. Use another folder: --results FILE, or the setting nightcut.results".formatted(problem)))
                .orElse(Finding.ok("results", "%s can be written (%s)".formatted(folder, origin)));
    }
}
