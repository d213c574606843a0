package io.nightcut.descript.failure;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a {@code Retry-After} header in all the forms that servers give it. */
final class RetryAfter {

    /** What is longer is as good as never, and a sum with it still fits into every clock. */
    static final Duration NEVER = Duration.ofDays(365);

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{0,40})?");

    /** Left out, since a date with the wrong day of the week is a date all the same. */
    private static final Pattern DAY = Pattern.compile("^[A-Za-z]{3}, ");

    /** As a number of seconds that is 31 years, as a Unix time the year 2001: nobody means the first. */
    private static final BigDecimal UNIX_SECONDS = BigDecimal.valueOf(1_000_000_000L);

    private static final BigDecimal UNIX_MILLISECONDS = BigDecimal.valueOf(1_000_000_000_000L);
    private static final BigDecimal NO_TIME = BigDecimal.valueOf(10_000_000_000_000L);
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    private RetryAfter() {}

    /**
     * How long to wait: never negative, and a year at most.
     *
     * @param now by the server's clock
     * @param pause where there is no header, or one that nobody can read
     */
    static Duration of(@Nullable String header, Instant now, Duration pause) {
        String value = header == null ? "" : header.strip();
        if (NUMBER.matcher(value).matches()) {
            return bounded(ofNumber(new BigDecimal(value), now));
        }
        try {
            Instant until = value.length() > 10 && Character.isDigit(value.charAt(0))
                    ? Instant.parse(value)
                    : ZonedDateTime.parse(
                                    DAY.matcher(value).replaceFirst(""),
                                    DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                            .toInstant();
            return bounded(Duration.between(now, until));
        } catch (DateTimeException e) {
            return pause;
        }
    }

    private static Duration ofNumber(BigDecimal number, Instant now) {
        if (number.compareTo(NO_TIME) >= 0) {
            return NEVER;
        }
        if (number.compareTo(UNIX_MILLISECONDS) >= 0) {
            return Duration.between(now, Instant.ofEpochMilli(number.longValue()));
        }
        if (number.compareTo(UNIX_SECONDS) >= 0) {
            return Duration.between(now, Instant.ofEpochSecond(number.longValue()));
        }
        return number.signum() <= 0
                ? Duration.ZERO
                : number.compareTo(BigDecimal.valueOf(NEVER.toSeconds())) > 0
                        ? NEVER
                        : Duration.ofNanos(number.multiply(NANOS).longValue());
    }

    private static Duration bounded(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(NEVER) > 0 ? NEVER : wait;
    }
}
