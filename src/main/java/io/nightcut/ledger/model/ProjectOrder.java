package io.nightcut.ledger.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for a project.
 *
 * @param media names and places of its files
 * @param folder in the Drive; null: the top level
 */
public record ProjectOrder(
        Instruction instruction, @Nullable String folder, String teamAccess, List<StoredMedia> media) {

    public ProjectOrder {
        media = List.copyOf(media);
    }
}
