package io.nightcut.ledger.model;

import java.util.List;

/**
 * What the ledger knows of a project, whichever manifest asks for it.
 *
 * @param manifests that have it in their last reading, the newest first
 */
public record StoredEntry(String key, List<String> manifests, Entry entry) {

    /** Long enough to name it among the others. */
    private static final int SHORT = 8;

    public StoredEntry {
        manifests = List.copyOf(manifests);
    }

    /** The beginning of the key, as people read and type it. */
    public String shortKey() {
        return key.substring(0, Math.min(SHORT, key.length()));
    }

    public String name() {
        return entry.name();
    }

    public ProjectState state() {
        return entry.state();
    }
}
