package io.nightcut.ledger.manifest;

import io.nightcut.ledger.model.StoredMedia;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A project as the ledger has it, to be recognised.
 *
 * @param key by which the ledger has it
 * @param media in their order; empty where they were not asked for
 * @param edited whether and when its edit was done
 * @param isPaid whether a paid call was made for it, or may have been
 * @param isConfirmed whether it was submitted before, or somebody has said that it is new
 */
public record StoredProject(
        String key, String name, List<StoredMedia> media, Edited edited, boolean isPaid, boolean isConfirmed) {

    /**
     * Whether an edit is done.
     *
     * @param at when; null: it is not known
     */
    public record Edited(boolean isDone, @Nullable Instant at) {}

    public StoredProject {
        media = List.copyOf(media);
    }

    public boolean isEdited() {
        return edited.isDone;
    }

    /** The same with more of its media. */
    public StoredProject and(StoredProject more) {
        return with(Stream.concat(media.stream(), more.media.stream()).toList());
    }

    /** The same with these media. */
    public StoredProject with(List<StoredMedia> known) {
        return new StoredProject(key, name, known, edited, isPaid, isConfirmed);
    }
}
