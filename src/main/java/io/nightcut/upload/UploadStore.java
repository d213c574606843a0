package io.nightcut.upload;

import io.nightcut.file.AtomicFile;
import io.nightcut.state.StateAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores the uploads that imports wait for, one JSON file per project in a folder beside the state. Upload addresses are
 * secrets that must not be in the database, and must survive a crash: only the owner can read these files, and a change
 * is on disk before its method returns. A finished upload stays in its file, without its address, until its import has
 * ended.
 */
@Component
class UploadStore {

    private static final Logger log = LoggerFactory.getLogger(UploadStore.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String JSON_FILE = ".json";

    private final Path folder;
    private @Nullable Map<String, List<Upload>> byProject;

    UploadStore(@Value(StateAddress.MACHINE_FILES) String state) {
        this.folder = Path.of(state + ".uploads").toAbsolutePath();
    }

    synchronized List<Upload> all() {
        return known().values().stream().flatMap(List::stream).toList();
    }

    /** The uploads of a job of this project, done or not; none: their addresses are lost. */
    synchronized List<Upload> of(String projectKey, String jobId) {
        return known().getOrDefault(projectKey, List.of()).stream()
                .filter(upload -> upload.jobId().equals(jobId))
                .toList();
    }

    /** Stores all uploads of a project, and replaces those that were known of it. */
    synchronized void keep(String projectKey, List<Upload> uploads) {
        write(projectKey, uploads);
        known().put(projectKey, uploads);
    }

    /** Stores the new version of one upload, if its project is not forgotten. */
    synchronized void change(Upload changed) {
        List<Upload> before = known().getOrDefault(changed.projectKey(), List.of());
        List<Upload> after = before.stream()
                .map(upload -> upload.id().equals(changed.id()) ? changed : upload)
                .toList();
        if (!after.equals(before)) {
            keep(changed.projectKey(), after);
        }
    }

    synchronized void forget(String projectKey) {
        if (known().remove(projectKey) != null) {
            delete(fileOf(projectKey));
        }
    }

    /** Deletes the files of all other projects, and what a process left that died while it wrote a file. */
    synchronized void forgetAllBut(Set<String> projectKeys) {
        known().keySet().retainAll(projectKeys);
        files().stream()
                .filter(file ->
                        file.toString().endsWith(AtomicFile.TEMPORARY) || !projectKeys.contains(projectKeyOf(file)))
                .forEach(UploadStore::delete);
    }

    private Map<String, List<Upload>> known() {
        if (byProject == null) {
            byProject = new LinkedHashMap<>();
            for (Path file : files()) {
                if (file.toString().endsWith(JSON_FILE)) {
                    byProject.put(projectKeyOf(file), read(file));
                }
            }
        }
        return byProject;
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(JSON_FILE)
                            || file.toString().endsWith(AtomicFile.TEMPORARY))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Upload> read(Path file) {
        try {
            return Arrays.asList(JSON.readValue(Files.readAllBytes(file), Upload[].class));
        } catch (IOException | JacksonException e) {
            log.warn("Cannot read {}: the upload addresses in it are lost", file);
            return List.of();
        }
    }

    private void write(String projectKey, List<Upload> uploads) {
        try {
            AtomicFile.forOwnerOnly(fileOf(projectKey)).write(out -> out.write(JSON.writeValueAsBytes(uploads)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the upload addresses to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("Cannot delete {} ({}); the next run tries again", file, e.getMessage());
        }
    }

    private Path fileOf(String projectKey) {
        return folder.resolve(projectKey + JSON_FILE);
    }

    private static String projectKeyOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}
