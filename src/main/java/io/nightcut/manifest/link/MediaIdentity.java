package io.nightcut.manifest.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    private MediaIdentity() {}

    static String of(HttpUrl url) {
        List<String> path = segments(url.path());
        String place = place(url, path);
        return hasMediaName(path) ? place : place + FileQuery.of(url.query(), isNamed(path));
    }

    /** Whether one of its last two segments looks like the id of one file, and not like a word for many. */
    private static boolean isNamed(List<String> path) {
        List<String> segments =
                path.stream().filter(segment -> !segment.isEmpty()).toList();
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

    private static String place(HttpUrl url, List<String> path) {
        String host =
                url.host().endsWith(".") ? url.host().substring(0, url.host().length() - 1) : url.host();
        return host + port(url) + PathSignature.without(path).stream().collect(Collectors.joining("/", "/", ""));
    }

    private static String port(HttpUrl url) {
        if (url.port().isEmpty()) {
            return "";
        }
        int port = Integer.parseInt(url.port().substring(1));
        return port == (url.isSecure() ? 443 : 80) ? "" : ":" + port;
    }

    /** In one spelling, without the segments {@code .} and {@code ..}. */
    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        String normalized = PercentEncoding.normalizedPath(path);
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

    /** Whether it ends with the extension of a medium. */
    static boolean isMediaName(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
