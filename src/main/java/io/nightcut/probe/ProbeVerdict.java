package io.nightcut.probe;

import io.nightcut.ledger.model.Media;
import io.nightcut.manifest.link.FileType;
import io.nightcut.manifest.link.FirstBytes;
import io.nightcut.manifest.link.HttpUrl;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether Descript could import the file, by what its server says and by its first bytes. Descript fetches files in parts (its
 * API's documentation asks for HTTP Range requests); which kinds of media it takes, and how large, is left to it.
 */
final class ProbeVerdict {

    private static final String EMPTY = "the file is empty (0 bytes). Upload it again, then run again";
    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");
    private static final Set<String> ANY_FILE = Set.of(
            "application/octet-stream",
            "binary/octet-stream",
            "application/binary",
            "application/x-binary",
            "application/force-download",
            "application/x-force-download",
            "application/download",
            "application/x-download",
            "application/mp4");

    /** What is no medium, whatever it is called. */
    private static final Set<String> NO_MEDIA = Set.of(
            "application/json",
            "application/problem+json",
            "application/xml",
            "text/xml",
            "application/pdf",
            "application/zip",
            "application/x-zip-compressed");

    private static final Set<String> PLAYLISTS = Set.of(
            "application/vnd.apple.mpegurl",
            "application/x-mpegurl",
            "audio/mpegurl",
            "audio/x-mpegurl",
            "application/dash+xml");

    private final long large;
    private final Predicate<URI> isDownloaded;

    /**
     * For all media alike.
     *
     * @param large from so many bytes on a file is large
     * @param isDownloaded whether nightcut itself downloads the files of a host
     */
    ProbeVerdict(long large, Predicate<URI> isDownloaded) {
        this.large = large;
        this.isDownloaded = isDownloaded;
    }

    /** @param first the first bytes of the file; empty when they were not asked for */
    ProbeAnswer of(ProbeRequest request, ResponseHead response, FirstBytes first) {
        boolean isFile = response.status() == ResponseHead.OK || response.status() == ResponseHead.PARTIAL;
        FirstBytes bytes = isFile ? first : FirstBytes.of(new byte[0]);
        String problem = problem(request, response, bytes);
        return request.answered(
                isFile && !isPage(response) ? response.size() : null,
                problem,
                problem == null ? warning(request, response, bytes) : null,
                isFile ? response.version() : null);
    }

    private @Nullable String problem(ProbeRequest request, ResponseHead response, FirstBytes first) {
        boolean byUs = HttpUrl.parse(request.media().url())
                .toUri()
                .filter(isDownloaded)
                .isPresent();
        if (byUs && isPage(response) && response.status() == ResponseHead.OK && isOnDrive(request.media())) {
            // It may ask for confirmation, which the download gives.
            return null;
        }
        String problem = noFile(request, response, first);
        return problem == null && !byUs ? ranges(request.at().host(), response) : problem;
    }

    /** Why what the server sends is no video or audio file; null: it may be one. */
    static @Nullable String noFile(ProbeRequest request, ResponseHead response, FirstBytes first) {
        String host = request.at().host();
        if (response.status() == ResponseHead.NOT_SATISFIABLE && Objects.equals(response.size(), 0L)) {
            return EMPTY;
        }
        if (response.status() != ResponseHead.OK && response.status() != ResponseHead.PARTIAL) {
            return status(host, response.status());
        }
        if (isPage(response) && !first.areOfAMedium()) {
            return page(request.media(), response.type());
        }
        if (Objects.equals(response.size(), 0L)) {
            return EMPTY;
        }
        String other = other(response, first);
        return other == null
                ? null
                : "the server %s sends %s instead of a video or audio file. Give the link of the file itself, then run again"
                        .formatted(host, other);
    }

    /** What it is that is surely no medium; null: it may be one. What it begins with counts more than what is said of it. */
    private static @Nullable String other(ResponseHead response, FirstBytes first) {
        String kind = first.otherKind();
        if (kind != null || first.areOfAMedium()) {
            return kind;
        }
        if (PLAYLISTS.contains(response.type())) {
            return "a playlist (%s)".formatted(response.type());
        }
        return NO_MEDIA.contains(response.type()) ? "a file of type " + response.type() : null;
    }

    private @Nullable String warning(ProbeRequest request, ResponseHead response, FirstBytes first) {
        Long size = response.size();
        if (size != null && size >= large) {
            return "the file has %d bytes, and Descript's guide asks for files under 1 GB (nightcut.media.large-file)"
                    .formatted(size);
        }
        return first.areOfAMedium() || isMedia(request.media(), response.type())
                ? null
                : "the server %s says the file is %s, and Descript's guide lists %s"
                        .formatted(
                                request.at().host(),
                                response.type().isEmpty() ? "of no known type" : response.type(),
                                FileType.NAMES);
    }

    static String status(String host, int status) {
        String meaning = switch (status) {
            case 401, 403 ->
                "the link needs a login or has expired. Give a new link that needs no login, then run again";
            case 404, 410 -> "the file does not exist. Correct the link, then run again";
            case 429 -> "too many requests. Lower nightcut.probe.per-host, or run without --probe";
            case 500, 502, 503, 504 -> "the server has a problem. Run again when it is solved";
            default -> "the file cannot be downloaded. Correct the link, then run again";
        };
        return "the server %s answered %d: %s".formatted(host, status, meaning);
    }

    static boolean isPage(ResponseHead response) {
        return PAGES.contains(response.type());
    }

    private static String page(Media media, String type) {
        return isOnDrive(media)
                ? "Google Drive sent a web page (%s) instead of the file: the file is not shared with everyone, or was downloaded too often. Share it with \"Anyone with the link\", or download it and give the path of the local file, then run again"
                        .formatted(type)
                : "the link leads to a web page (%s) instead of the file: a login, or a page that shows the video. Give a direct link that needs no login, then run again"
                        .formatted(type);
    }

    private static boolean isOnDrive(Media media) {
        String host = HttpUrl.parse(media.url()).host();
        return host.equals("drive.google.com") || host.equals("drive.usercontent.google.com");
    }

    private static boolean isMedia(Media media, String type) {
        return isNamedByItsUrl(media)
                || ANY_FILE.contains(type)
                || type.startsWith("video/")
                || type.startsWith("audio/")
                || type.startsWith("image/");
    }

    /** Then its extension was checked with the manifest. A URL without one has a medium whose name was made up. */
    private static boolean isNamedByItsUrl(Media media) {
        int extension = media.name().lastIndexOf('.');
        return extension >= 0
                && media.location()
                        .toLowerCase(Locale.ROOT)
                        .endsWith(media.name().substring(extension).toLowerCase(Locale.ROOT));
    }

    private static @Nullable String ranges(String host, ResponseHead response) {
        return response.servesRanges()
                ? null
                : "the server %s does not support HTTP Range requests (no Accept-Ranges: bytes, and a Range request was answered with %d), which Descript needs. Put the file on storage that supports them, or add the host to nightcut.media.download-from, then run again"
                        .formatted(host, response.status());
    }
}
