package io.nightcut.descript;

import io.nightcut.descript.api.Listing;
import io.nightcut.descript.api.Page;
import io.nightcut.descript.failure.DescriptException.Unreadable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a listing page by page to its end, or to where it can be told that it has none. */
final class WholeListing {

    /** Of a hundred records each: more than a day at the published quotas makes. */
    private static final int MOST_PAGES = 300;

    /** So many pages in a row that show nothing new mean that the listing goes in circles. */
    private static final int MOST_WITHOUT_NEWS = 5;

    private WholeListing() {}

    /** Its first pages, if it has that many. */
    static <T> Listing<T> upTo(int pages, Function<@Nullable String, Page<T>> reader) {
        List<T> records = new ArrayList<>();
        int unreadable = 0;
        String cursor = null;
        for (int read = 0; read == 0 || (cursor != null && read < pages); read++) {
            Page<T> page = reader.apply(cursor);
            records.addAll(page.records());
            unreadable += page.unreadable();
            cursor = page.nextCursor();
        }
        return new Listing<>(records, unreadable);
    }

    static <T> Listing<T> of(Function<@Nullable String, Page<T>> pages) {
        Set<T> records = new LinkedHashSet<>();
        Set<String> cursors = new HashSet<>();
        int unreadable = 0;
        int withoutNews = 0;
        String cursor = null;
        do {
            Page<T> page = pages.apply(cursor);
            unreadable += page.unreadable();
            withoutNews = records.addAll(page.records()) ? 0 : withoutNews + 1;
            cursor = page.nextCursor();
            if (cursor != null
                    && (!cursors.add(cursor) || cursors.size() >= MOST_PAGES || withoutNews >= MOST_WITHOUT_NEWS)) {
                throw new Unreadable(
                        "Descript's list has no end: page %d leads to no new one".formatted(cursors.size()));
            }
        } while (cursor != null);
        List<T> all = new ArrayList<>(records);
        return new Listing<>(all, unreadable);
    }
}
