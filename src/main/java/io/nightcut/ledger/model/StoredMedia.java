package io.nightcut.ledger.model;

import org.jspecify.annotations.Nullable;

/**
 * A file of a project as the ledger has it.
 *
 * @param location see {@link Media#location}
 * @param content see {@link Media#content}; null: the ledger does not know it
 */
public record StoredMedia(
        String name, String location, @Nullable String content) {}
