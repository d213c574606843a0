package io.nightcut.descript.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a listing. */
public record Page<T>(List<T> data, @Nullable Pagination pagination) {

    /** A page without data is an empty one. */
    @SuppressWarnings("NullAway") // Jackson hands in null for what an answer leaves out.
    public Page {
        data = data == null ? List.of() : data;
    }

    record Pagination(@Nullable String nextCursor) {}

    /** Where the next page starts; null after the last one. Descript may also send an empty one then. */
    public @Nullable String nextCursor() {
        String cursor = pagination == null ? null : pagination.nextCursor();
        return cursor == null || cursor.isBlank() ? null : cursor;
    }
}
