package io.nightcut.descript;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a listing. */
record Page<T>(List<T> data, @Nullable Pagination pagination) {

    /** A page without data is an empty one. */
    @SuppressWarnings("NullAway") // Jackson hands in null for what an answer leaves out.
    Page {
        data = data == null ? List.of() : data;
    }

    record Pagination(@Nullable String nextCursor) {}

    /** Null after the last page; an empty one is none. */
    @Nullable
    String nextCursor() {
        String cursor = pagination == null ? null : pagination.nextCursor();
        return cursor == null || cursor.isBlank() ? null : cursor;
    }
}
