package io.nightcut.ledger.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A project that waits to be imported, and what its place in the queue depends on.
 *
 * @param instruction with which it is edited then
 * @param isUpload it has local files
 * @param size of its media in bytes
 * @param mediaSeconds what an earlier import of the same media used
 * @param expires when its first URL stops working
 * @param wasTried an import of it failed before
 */
public record WaitingImport(
        String key,
        Instruction instruction,
        boolean isUpload,
        @Nullable Long size,
        @Nullable BigDecimal mediaSeconds,
        @Nullable Instant expires,
        boolean wasTried) {}
