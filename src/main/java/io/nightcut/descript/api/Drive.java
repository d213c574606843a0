package io.nightcut.descript.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The Drive that the token belongs to, as far as Descript tells. */
public record Drive(@Nullable String driveId, @Nullable String driveName) {

    /** Reads the answer to {@code GET /status}. */
    public static Drive of(JsonNode status) {
        String id = JsonFields.id(status, "drive_id");
        return new Drive(id.isEmpty() ? null : id, JsonFields.shown(status, "drive_name"));
    }
}
