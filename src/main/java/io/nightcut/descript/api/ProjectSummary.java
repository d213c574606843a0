package io.nightcut.descript.api;

import io.nightcut.text.ForeignText;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A project in a listing, or as it is read by its id.
 *
 * @param id empty: the record has none
 * @param name blank: the record has none
 * @param createdAt null: the record does not say it in a way that can be read
 * @param updatedAt when somebody or a job changed it last; null likewise
 */
public record ProjectSummary(
        String id,
        ForeignText name,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    /** Reads the record of a project; empty when it is none at all. */
    public static Optional<ProjectSummary> of(JsonNode project) {
        if (!project.isObject()) {
            return Optional.empty();
        }
        ForeignText name = JsonFields.text(project, "name");
        return Optional.of(new ProjectSummary(
                JsonFields.id(project, "id"),
                Objects.requireNonNullElseGet(name, () -> ForeignText.of("")),
                JsonFields.instant(project, "created_at"),
                JsonFields.instant(project, "updated_at")));
    }
}
