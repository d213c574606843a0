package io.nightcut.ledger.model;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A local file, as it was when it was looked at.
 *
 * @param size in bytes, null if it cannot be read
 * @param obstacle why it cannot be uploaded as things are; a sentence with the next move
 */
record LocalFile(@Nullable Long size, @Nullable String obstacle) {

    static LocalFile look(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new LocalFile(attributes.size(), obstacle(file, attributes));
        } catch (NoSuchFileException e) {
            return hidden(
                    "its file %s does not exist. Put it there or correct the path, and run again".formatted(file));
        } catch (AccessDeniedException e) {
            return hidden(forbidden(file));
        } catch (IOException e) {
            return hidden(
                    "its file %s cannot be read (%s). Check the disk, and run again".formatted(file, e.getMessage()));
        }
    }

    private static @Nullable String obstacle(Path file, BasicFileAttributes attributes) {
        if (attributes.isDirectory()) {
            return "its file %s is a folder. Use a file in it, and run again".formatted(file);
        }
        if (!attributes.isRegularFile()) {
            return "its file %s is not a regular file. Use a regular file, and run again".formatted(file);
        }
        if (!Files.isReadable(file)) {
            return forbidden(file);
        }
        if (attributes.size() == 0) {
            return "its file %s is empty. Put the complete video there, and run again".formatted(file);
        }
        if (attributes.size() >= Media.GIGABYTE) {
            return "its file %s is too large (%d bytes): Descript accepts files under 1 GB. Make it smaller or split it, and run again"
                    .formatted(file, attributes.size());
        }
        return null;
    }

    private static String forbidden(Path file) {
        return "its file %s cannot be read by this user. Change its permissions, and run again".formatted(file);
    }

    private static LocalFile hidden(String obstacle) {
        return new LocalFile(null, obstacle);
    }
}
