package io.nightcut.upload;

import io.nightcut.file.AtomicFile;
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
 * The uploads of each project whose import waits for them, in a file of its own beside the state: upload addresses are
 * secrets that may stand in no database, and have to outlive a crash. Only the owner can read these files, and each is on
 * disk before anything else happens. What is done stays noted, without its address, until the import has ended.
 */
@Component
class UploadStore {

    private static final Logger log = LoggerFactory.getLogger(UploadStore.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String KEPT = ".json";

    private final Path folder;
    private @Nullable Map<String, List<Upload>> byProject;

    UploadStore(@Value("${nightcut.state}") String state) {
        this.folder = Path.of(state + ".uploads").toAbsolutePath();
    }

    synchronized List<Upload> all() {
        return known().values().stream().flatMap(List::stream).toList();
    }

    /** Those that a job of this project waits for, done or not; none: nobody knows where they are to go. */
    synchronized List<Upload> of(String projectKey, String jobId) {
        return known().getOrDefault(projectKey, List.of()).stream()
                .filter(upload -> upload.jobId().equals(jobId))
                .toList();
    }

    /** All of a project, instead of what was known of it. */
    synchronized void keep(String projectKey, List<Upload> uploads) {
        write(projectKey, uploads);
        known().put(projectKey, uploads);
    }

    /** What has become of one of them, if it is one of them still. */
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

    /** Also what a process has left that died while it wrote one of them. */
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
                if (file.toString().endsWith(KEPT)) {
                    byProject.put(projectKeyOf(file), read(file));
                }
            }
        }
        return byProject;
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(KEPT) || file.toString().endsWith(AtomicFile.TEMPORARY))
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
            log.warn("{} cannot be read: what it knew of its uploads is lost", file);
            return List.of();
        }
    }

    private void write(String projectKey, List<Upload> uploads) {
        try {
            AtomicFile.forOwnerOnly(fileOf(projectKey)).write(out -> out.write(JSON.writeValueAsBytes(uploads)));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The upload addresses cannot be kept in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("{} cannot be deleted ({}); the next run tries again", file, e.getMessage());
        }
    }

    private Path fileOf(String projectKey) {
        return folder.resolve(projectKey + KEPT);
    }

    private static String projectKeyOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}
