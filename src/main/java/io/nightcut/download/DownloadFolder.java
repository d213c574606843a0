package io.nightcut.download;

import static io.nightcut.probe.DownloadException.Next.AWAIT_ROOM;
import static io.nightcut.probe.DownloadException.Next.GIVE_UP;

import io.nightcut.file.OwnFolder;
import io.nightcut.probe.DownloadException;
import io.nightcut.probe.DownloadPlace;
import io.nightcut.state.StateAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The folder beside the state in which downloaded files wait for their upload, for the owner's eyes only. What they take up
 * is bounded, and some of the disk is always left for the state.
 */
@Component
@EnableConfigurationProperties(DownloadSettings.class)
public class DownloadFolder {

    private static final Logger log = LoggerFactory.getLogger(DownloadFolder.class);

    /** In bytes. A state of 100,000 projects grows by less in a night. */
    private static final long LEFT_FOR_OTHERS = 500_000_000;

    private final Path folder;
    private final long space;
    private final long leftForOthers;

    @Autowired
    DownloadFolder(@Value(StateAddress.MACHINE_FILES) String state, DownloadSettings settings) {
        this(Path.of(state + ".downloads"), settings.downloadSpace().toBytes(), LEFT_FOR_OTHERS);
    }

    DownloadFolder(Path folder, long space, long leftForOthers) {
        this.folder = folder.toAbsolutePath();
        this.space = space;
        this.leftForOthers = leftForOthers;
    }

    /** The place of one of a project's files. */
    DownloadPlace place(String projectKey, int position) {
        return new DownloadPlace() {
            @Override
            public FileChannel open() throws DownloadException {
                try {
                    OwnFolder.create(folder);
                    return OwnFolder.newFile(fileOf(projectKey, position));
                } catch (IOException e) {
                    throw new DownloadException(
                            GIVE_UP,
                            "the folder %s for downloads cannot be written (%s). Check its permissions and the disk, then run again"
                                    .formatted(folder, e.getMessage()));
                }
            }

            @Override
            public void reserve(long bytes) throws DownloadException {
                DownloadFolder.this.reserve(projectKey, position, bytes);
            }
        };
    }

    private void reserve(String projectKey, int position, long bytes) throws DownloadException {
        Path file = fileOf(projectKey, position);
        List<Path> others = files().stream().filter(each -> !each.equals(file)).toList();
        List<Path> ofOtherProjects =
                others.stream().filter(each -> !isOf(projectKey, each)).toList();
        long own = bytes + size(others) - size(ofOtherProjects);
        if (own > space) {
            throw new DownloadException(
                    GIVE_UP,
                    "the download needs %d bytes, and nightcut.media.download-space allows %d. Raise the setting, then run again"
                            .formatted(own, space));
        }
        if (bytes + size(others) > space) {
            throw new DownloadException(AWAIT_ROOM, "nightcut.media.download-space is used up at present");
        }
        long free = free() - (bytes - size(List.of(file)));
        if (free < leftForOthers) {
            throw new DownloadException(
                    ofOtherProjects.isEmpty() ? GIVE_UP : AWAIT_ROOM,
                    "the download needs %d bytes more, and the disk of %s has %d, of which %d are left for the state. Make room, then run again"
                            .formatted(bytes - size(List.of(file)), folder, free(), leftForOthers));
        }
    }

    /** Where the file really is: it is looked at again before it is uploaded, and then no link may lead to it. */
    Path realFile(String projectKey, int position) {
        try {
            return fileOf(projectKey, position).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a file if it is in this folder, and no other one. */
    public void delete(Path file) {
        files().stream().filter(each -> isSame(each, file)).forEach(DownloadFolder::remove);
    }

    /** Deletes all files of a project. */
    public void deleteAllOf(String projectKey) {
        files().stream().filter(each -> isOf(projectKey, each)).forEach(DownloadFolder::remove);
    }

    /** Deletes the files of all other projects. */
    void keepOnly(Set<String> projectKeys) {
        files().stream()
                .filter(each -> projectKeys.stream().noneMatch(key -> isOf(key, each)))
                .forEach(DownloadFolder::remove);
    }

    /** In bytes. */
    long used() {
        return size(files());
    }

    private Path fileOf(String projectKey, int position) {
        return folder.resolve(projectKey + "." + position);
    }

    private static boolean isOf(String projectKey, Path file) {
        return String.valueOf(file.getFileName()).startsWith(projectKey + ".");
    }

    private long free() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    private static long size(List<Path> files) {
        long bytes = 0;
        for (Path file : files) {
            try {
                bytes += Files.size(file);
            } catch (IOException e) {
                // It has just been deleted.
            }
        }
        return bytes;
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("Cannot delete {} ({}); the next run tries again", file, e.getMessage());
        }
    }
}
