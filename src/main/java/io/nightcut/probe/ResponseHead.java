package io.nightcut.probe;

import io.nightcut.text.ForeignText;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The head of a server's response: all that the probe needs of it. */
record ResponseHead(int status, HttpHeaders headers) {

    static final int OK = 200;
    static final int PARTIAL = 206;
    static final int NOT_SATISFIABLE = 416;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int LONGEST_TAG = 500;
    private static final String SIZE = "size ";
    private static final String MODIFIED = "modified ";

    /** {@code bytes 0-0/300000000}, and of an empty file {@code bytes *}{@code /0}. */
    private static final Pattern CONTENT_RANGE = Pattern.compile("(?i)bytes\\s+(?:\\d+-\\d+|\\*)/(\\d{1,18})");

    private static final Pattern MEDIA_TYPE = Pattern.compile("\\s*([\\w.+-]{1,60}/[\\w.+-]{1,60})\\s*(?:;.*)?");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    /** It names another URL, see {@link #location}. */
    boolean isRedirect() {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> location() != null;
            default -> false;
        };
    }

    @Nullable
    String location() {
        return headers.firstValue("Location").orElse(null);
    }

    /** The same request may get another response a little later. */
    boolean isTransient() {
        return status == TOO_MANY || (status >= SERVER_ERROR && status != NOT_IMPLEMENTED);
    }

    /** A proxy on the way asks for a password. */
    boolean isOfAProxy() {
        return status == PROXY_AUTHENTICATION_REQUIRED;
    }

    /** The server limits the rate of requests. */
    boolean isTooMany() {
        return status == TOO_MANY;
    }

    /** How long to wait before the next request; null: it does not say, or not in seconds. */
    @Nullable
    Duration retryAfter() {
        return headers.firstValue("Retry-After")
                .map(String::trim)
                .filter(value -> DIGITS.matcher(value).matches())
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }

    boolean servesRanges() {
        return status == PARTIAL
                || headers.allValues("Accept-Ranges").stream()
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("bytes"));
    }

    /** Of the whole file, in bytes. */
    @Nullable
    Long size() {
        if (status == PARTIAL || status == NOT_SATISFIABLE) {
            Matcher range =
                    CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
            return range.matches() ? Long.valueOf(range.group(1)) : null;
        }
        return length();
    }

    /** Of the body, in bytes. */
    @Nullable
    Long length() {
        String length = headers.firstValue("Content-Length").orElse("").trim();
        return DIGITS.matcher(length).matches() ? Long.valueOf(length) : null;
    }

    /**
     * What tells this file from an earlier one at the same place: its entity tag, else its date and size, or what there is of
     * them; null: nothing does.
     */
    @Nullable
    String version() {
        String tag = tag();
        Long size = size();
        if (tag != null || size == null) {
            return tag;
        }
        Instant modified = modified();
        return modified == null ? SIZE + size : MODIFIED + modified + " " + size;
    }

    /**
     * Whether two versions are of the same kind, so that they differ only if the files do; otherwise only the sizes can be
     * compared.
     */
    static boolean areOfOneKind(String one, String other) {
        return kind(one).equals(kind(other));
    }

    private static String kind(String version) {
        return Stream.of(SIZE, MODIFIED).filter(version::startsWith).findFirst().orElse("tag");
    }

    /** A date less than a minute before that of the response may be made up anew for each (RFC 9110, 8.8.2.2). */
    private @Nullable Instant modified() {
        Instant modified = date("Last-Modified");
        Instant now = date("Date");
        return modified == null || now == null || modified.isAfter(now.minusSeconds(60)) ? null : modified;
    }

    private @Nullable Instant date(String header) {
        try {
            return headers.firstValue(header)
                    .map(value -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.trim(), Instant::from))
                    .orElse(null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The entity tag, unless it is a weak one, which two servers of the same file may give differently. */
    private @Nullable String tag() {
        return headers.firstValue("ETag")
                .map(String::trim)
                .filter(tag -> !tag.isEmpty() && tag.length() <= LONGEST_TAG && !tag.startsWith("W/"))
                .orElse(null);
    }

    /** The media type in lower case, without parameters; empty: none that can be read. */
    String type() {
        Matcher type = MEDIA_TYPE.matcher(headers.firstValue("Content-Type").orElse(""));
        return type.matches()
                ? ForeignText.of(type.group(1).toLowerCase(Locale.ROOT)).shown()
                : "";
    }
}
