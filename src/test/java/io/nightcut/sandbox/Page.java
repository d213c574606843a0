package io.nightcut.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a listing. The cursor names the last entry given, so that what is new on top shifts nothing. A cursor that
 * begins with {@code again} gives the first page once more, one that begins with {@code end} an empty page.
 */
record Page<T>(List<T> data, @Nullable String nextCursor) {

    static final String AGAIN = "again";
    static final String END = "end";
    private static final String CURSOR = "after-";

    static <T> Page<T> of(List<T> all, Function<T, String> id, Query query) {
        int from = query.text("cursor").map(cursor -> after(all, id, cursor)).orElse(0);
        int to = Math.min(from + query.limit(), all.size());
        List<T> data = all.subList(from, to);
        return new Page<>(data, to < all.size() ? CURSOR + id.apply(data.get(data.size() - 1)) : null);
    }

    private static <T> int after(List<T> all, Function<T, String> id, String cursor) {
        if (cursor.startsWith(AGAIN)) {
            return 0;
        }
        if (cursor.startsWith(END)) {
            return all.size();
        }
        for (int i = 0; i < all.size(); i++) {
            if (cursor.equals(CURSOR + id.apply(all.get(i)))) {
                return i + 1;
            }
        }
        throw Refused.badRequest("Invalid cursor");
    }

    Map<String, Object> json(Function<T, ?> entry) {
        Map<String, Object> pagination = new LinkedHashMap<>();
        if (nextCursor != null) {
            pagination.put("next_cursor", nextCursor);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("data", data.stream().map(entry).toList());
        json.put("pagination", pagination);
        return json;
    }
}
