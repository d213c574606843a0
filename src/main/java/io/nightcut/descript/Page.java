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

    @Nullable
    String nextCursor() {
        return pagination == null ? null : pagination.nextCursor();
    }
}
