package io.nightcut.ledger.manifest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Media that are edited already, under some name.
 *
 * @param mediaKey see {@link ProjectKeys#media}
 * @param name of their project
 * @param at when it was edited; null: it is not known
 */
public record EditedMedia(
        String mediaKey, String name, @Nullable Instant at) {}
