package io.nightcut.descript.api;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A project in a listing, or as it is read by its id.
 *
 * @param id empty: the record has none
 * @param name empty: the record has none
 * @param createdAt null: the record does not say it in a way that can be read
 * @param updatedAt when somebody or a job changed it last; null likewise
 */
public record ProjectSummary(
        String id,
        String name,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    /** Reads the record of a project; empty when it is none at all. */
    public static Optional<ProjectSummary> of(JsonNode project) {
        if (!project.isObject()) {
            return Optional.empty();
        }
        String name = JsonFields.text(project, "name");
        return Optional.of(new ProjectSummary(
                JsonFields.id(project, "id"),
                name == null ? "" : name,
                JsonFields.instant(project, "created_at"),
                JsonFields.instant(project, "updated_at")));
    }
}
