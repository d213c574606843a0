package io.nightcut.descript;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a listing. */
record Page<T>(List<T> data, @Nullable Pagination pagination) {

    record Pagination(@Nullable String nextCursor) {}

    @Nullable
    String nextCursor() {
        return pagination == null ? null : pagination.nextCursor();
    }
}
