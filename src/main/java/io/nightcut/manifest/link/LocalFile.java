package io.nightcut.manifest.link;

import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A local file that is to be uploaded, as it is on the disk at this moment. It may appear, grow or go after its line was
 * read, so it is checked again before each use.
 *
 * @param size in bytes, null when it cannot be read
 * @param obstacle why it cannot be uploaded now; a sentence with the next move, null when it can
 * @param content by which it can be told from another one, null when it cannot be uploaded
 */
public record LocalFile(
        @Nullable Long size,
        @Nullable String obstacle,
        @Nullable String content) {

    /** The project with the present size and obstacle of each of its local files. */
    public static Project check(Project project, LocalFolders folders) {
        return project.with(
                project.media().stream().map(media -> check(media, folders)).toList());
    }

    /** The medium with the present size and obstacle of its local file; as it is when Descript fetches it by a link. */
    public static Media check(Media media, LocalFolders folders) {
        if (!media.isLocal()) {
            return media;
        }
        LocalFile file = LocalFile.of(media.file(), folders);
        return new Media(
                media.name(), media.url(), media.language(), file.size, media.expires(), file.obstacle, file.content);
    }

    /** The medium at the place where its file really is, so that no link can be put in its way afterwards. */
    public static Media atItsRealPlace(Media media, LocalFolders folders) {
        String url =
                folders.find(media.file()).map(file -> file.toUri().toString()).orElse(media.url());
        return new Media(
                media.name(), url, media.language(), media.size(), media.expires(), media.obstacle(), media.content());
    }

    private static LocalFile of(Path file, LocalFolders folders) {
        Path found = folders.find(file).orElse(null);
        if (found == null) {
            return unreadable("local file %s: %s".formatted(file, folders.reason()));
        }
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(found, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            String obstacle = obstacle(file, found, attributes);
            return new LocalFile(
                    attributes.size(), obstacle, obstacle == null ? FileContent.of(found, attributes.size()) : null);
        } catch (AccessDeniedException e) {
            return unreadable(noPermission(file));
        } catch (IOException e) {
            return unreadable("local file %s cannot be read. Check the disk, then run again".formatted(file));
        }
    }

    private static @Nullable String obstacle(Path file, Path found, BasicFileAttributes attributes) throws IOException {
        if (attributes.isDirectory()) {
            return "local file %s is a folder. Give the path of a file in it, then run again".formatted(file);
        }
        if (!attributes.isRegularFile()) {
            return "local file %s is not a regular file. Give the path of a regular file, then run again"
                    .formatted(file);
        }
        if (!Files.isReadable(found)) {
            return noPermission(file);
        }
        if (attributes.size() == 0) {
            return "local file %s is empty (0 bytes). Copy the whole file there, then run again".formatted(file);
        }
        if (!FirstBytes.of(found).areOfAMedium()) {
            return "local file %s is not a video or audio file by its content. Export it again, then run again"
                    .formatted(file);
        }
        return null;
    }

    private static String noPermission(Path file) {
        return "local file %s: permission denied for the user that runs nightcut. Change the file's permissions, then run again"
                .formatted(file);
    }

    private static LocalFile unreadable(String obstacle) {
        return new LocalFile(null, obstacle, null);
    }
}
