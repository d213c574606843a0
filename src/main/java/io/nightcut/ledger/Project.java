package io.nightcut.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is made of one or more lines of the manifest.
 *
 * @param key its name and its media without what changes from night to night
 * @param teamAccess {@code edit}, {@code comment}, {@code view} or {@code none}
 */
public record Project(
        String key,
        String name,
        List<Media> media,
        String prompt,
        @Nullable String folder,
        String teamAccess) {

    public Project {
        if (media.isEmpty()) {
            throw new IllegalArgumentException("Project \"" + name + "\" has no media");
        }
        media = List.copyOf(media);
    }
}
