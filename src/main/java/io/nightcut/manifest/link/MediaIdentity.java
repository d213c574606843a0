package io.nightcut.manifest.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which file a link leads to: host and path, in one spelling and without the signatures in the path. The query counts only
 * where the path has no name of a media file, and then without its signature. It must never change for the same link.
 */
public final class MediaIdentity {

    /** Not {@link FileType}, which may grow: a type that is added to this list changes keys. */
    private static final Set<String> EXTENSIONS = Set.of(
            "mp4", "m4v", "mov", "qt", "avi", "mkv", "webm", "mpg", "mpeg", "mts", "m2ts", "ts", "wmv", "flv", "3gp",
            "ogv", "mxf", "mp3", "m4a", "wav", "flac", "aac", "ogg", "oga", "opus", "wma", "aif", "aiff", "jpg", "jpeg",
            "png", "gif", "webp", "heic", "tif", "tiff", "bmp");

    /** A regular expression for any of the extensions, without their dot. */
    public static final String ANY_EXTENSION = String.join("|", EXTENSIONS);

    /** Of a server's interface. */
    private static final Pattern VERSION = Pattern.compile("v\\d{1,3}(?:\\.\\d{1,3})?");

    private static final Pattern SESSION = Pattern.compile("(?i);jsessionid=[^/;]*+");

    /** With its dot. */
    private static final int LONGEST_EXTENSION = 5;

    private MediaIdentity() {}

    static String of(HttpUrl url) {
        List<String> path = segments(url.path());
        String place = place(url, path);
        return hasMediaName(path) ? place : place + FileQuery.of(url.query(), path, isNamed(path));
    }

    /** The same with its query, for a project that has two links of one path. */
    static String withQuery(MediaUrl media) {
        if (!media.direct().startsWith("http") || media.identity().startsWith("content:")) {
            return media.identity();
        }
        HttpUrl url = HttpUrl.parse(media.direct());
        List<String> path = segments(url.path());
        String place = place(url, path);
        return place.equals(media.identity()) && ShareLink.of(url).isEmpty()
                ? place + FileQuery.of(url.query(), path, true)
                : media.identity();
    }

    /** As the version before this one made it where the query counts; empty: it is the same, or told less. */
    static Optional<String> former(MediaUrl media) {
        int query = media.identity().indexOf('?');
        if (query < 0 && endsWithFile(media.identity())) {
            return Optional.empty();
        }
        if (!media.direct().startsWith("http") || media.identity().startsWith("content:")) {
            return Optional.empty();
        }
        HttpUrl url = HttpUrl.parse(media.direct());
        List<String> path = segments(url.path());
        if (hasMediaName(path)
                || url.query().parameters().isEmpty()
                || ShareLink.of(url).isPresent()) {
            return Optional.empty();
        }
        String place = query < 0 ? media.identity() : media.identity().substring(0, query);
        List<String> now = parameters(query < 0 ? "" : media.identity().substring(query));
        String before = FileQueryV2.of(url.query(), path);
        return parameters(before).size() > now.size() && parameters(before).containsAll(now)
                ? Optional.of(place + before)
                : Optional.empty();
    }

    private static List<String> parameters(String query) {
        return query.isEmpty() ? List.of() : List.of(query.substring(1).split("&", -1));
    }

    /** Whether one of its last two segments looks like the id of one file, and not like a word for many. */
    private static boolean isNamed(List<String> path) {
        List<String> segments = path.stream()
                .filter(segment ->
                        !segment.isEmpty() && !VERSION.matcher(segment).matches())
                .toList();
        return segments.subList(Math.max(segments.size() - 2, 0), segments.size()).stream()
                .anyMatch(segment -> segment.chars()
                                .filter(each -> each >= '0' && each <= '9')
                                .count()
                        > 1);
    }

    /**
     * Of a link that was stored without its query. Empty: the query may have said which file it was.
     *
     * @param location see {@link io.nightcut.ledger.model.Media#location}
     */
    public static Optional<String> ofLocation(String location) {
        if (location.startsWith("file:")) {
            return Optional.of(location);
        }
        try {
            HttpUrl url = HttpUrl.parse(location);
            List<String> path = segments(url.path());
            return hasMediaName(path) ? Optional.of(place(url, path)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether two links of projects of one name may lead to one file: it has the same name, or none at the same server. */
    public static boolean mayBeSame(String location, String other) {
        Optional<String> name = fileName(location);
        if (name.isPresent() || fileName(other).isPresent()) {
            return name.equals(fileName(other));
        }
        try {
            HttpUrl one = HttpUrl.parse(location);
            return ShareLink.of(one).isEmpty()
                    && one.authority().equals(HttpUrl.parse(other).authority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<String> fileName(String location) {
        return ofLocation(location).map(place -> place.substring(place.lastIndexOf('/') + 1));
    }

    private static String place(HttpUrl url, List<String> path) {
        String host =
                url.host().endsWith(".") ? url.host().substring(0, url.host().length() - 1) : url.host();
        return host + port(url) + "/" + String.join("/", PathSignature.without(path));
    }

    private static String port(HttpUrl url) {
        if (url.port().isEmpty()) {
            return "";
        }
        int port = Integer.parseInt(url.port().substring(1));
        return port == (url.isSecure() ? 443 : 80) ? "" : ":" + port;
    }

    /** In one spelling, without the segments {@code .} and {@code ..}. */
    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        String normalized = PercentEncoding.normalizedPath(path);
        if (normalized.indexOf(';') >= 0) {
            normalized = SESSION.matcher(normalized).replaceAll("");
        }
        if (normalized.length() > 1) {
            for (String segment : withoutParameter(normalized.substring(1)).split("/", -1)) {
                if (segment.equals("..")) {
                    if (!segments.isEmpty()) {
                        segments.remove(segments.size() - 1);
                    }
                } else if (!segment.equals(".")) {
                    segments.add(segment);
                }
            }
        }
        return segments;
    }

    /** Behind the name of a file, such as a session of a server written in Java. */
    static String withoutParameter(String path) {
        int semicolon = path.lastIndexOf(';');
        return semicolon > path.lastIndexOf('/')
                        && path.indexOf('=', semicolon) > 0
                        && isMediaName(path.substring(0, semicolon))
                ? path.substring(0, semicolon)
                : path;
    }

    private static boolean hasMediaName(List<String> path) {
        return !path.isEmpty() && isMediaName(path.get(path.size() - 1));
    }

    /** Whether it ends with the extension of a medium, and has a name before it. */
    static boolean isMediaName(String name) {
        return name.lastIndexOf('.') > 0 && endsWithFile(name);
    }

    /** Whether it ends with the extension of a medium. */
    static boolean endsWithFile(String text) {
        int dot = text.lastIndexOf('.');
        return dot >= 0
                && text.length() - dot <= LONGEST_EXTENSION
                && EXTENSIONS.contains(text.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
