package io.nightcut.descript.api;

import io.nightcut.text.ForeignText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One page of a listing.
 *
 * @param unreadable how many of its records could not be read
 * @param nextCursor where the next page starts; null after the last one
 */
public record Page<T>(
        List<T> records, int unreadable, @Nullable String nextCursor) {

    /**
     * Reads a page record by record. Empty when the answer is no page: without a list under {@code data}, or with a cursor
     * that cannot be one, it says nothing of what there is.
     */
    public static <T> Optional<Page<T>> of(JsonNode answer, Function<JsonNode, Optional<T>> reader) {
        JsonNode data = answer.path("data");
        if (!data.isArray()) {
            return Optional.empty();
        }
        List<T> records = new ArrayList<>();
        data.forEach(each -> reader.apply(each).ifPresent(records::add));
        ForeignText written = JsonFields.text(answer.path("pagination"), "next_cursor");
        String cursor =
                written == null || written.isBlank() ? null : JsonFields.id(answer.path("pagination"), "next_cursor");
        return cursor != null && cursor.isEmpty()
                ? Optional.empty()
                : Optional.of(new Page<>(records, data.size() - records.size(), cursor));
    }
}
