package io.nightcut.control;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment in messages, in the form in which the log's lines begin: local time with its offset. */
public final class LogTime {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx", Locale.ROOT);

    private LogTime() {}

    /** {@code 2026-11-26 02:00:00+01:00}. */
    public static String of(Instant moment) {
        return of(moment.atZone(ZoneId.systemDefault()));
    }

    /** The same for a moment whose offset is known. */
    public static String of(ZonedDateTime moment) {
        return FORMAT.format(moment);
    }
}
