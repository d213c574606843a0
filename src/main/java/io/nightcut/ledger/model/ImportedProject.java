package io.nightcut.ledger.model;

import org.jspecify.annotations.Nullable;

/**
 * A project whose import is done, and whose turn it is to be edited.
 *
 * @param descriptProjectId Descript's id for it
 * @param compositionId the composition that its import made, null when it made none
 */
public record ImportedProject(
        String key,
        String name,
        String prompt,
        String descriptProjectId,
        @Nullable String compositionId) {}
