package io.nightcut.probe;

import io.nightcut.ledger.model.Media;
import io.nightcut.manifest.link.FileType;
import io.nightcut.manifest.link.HttpUrl;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether Descript could import the file, by a server's response. Descript imports files under 1 GB of the types in
 * {@link FileType}, and fetches them in parts (its API's documentation asks for HTTP Range requests).
 */
final class ProbeVerdict {

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

    /** Audio and video types that are common, and that Descript does not import. */
    private static final Set<String> OTHER_MEDIA = Set.of(
            "video/x-msvideo",
            "video/avi",
            "video/msvideo",
            "video/webm",
            "video/ogg",
            "video/x-matroska",
            "video/matroska",
            "video/x-ms-wmv",
            "video/x-ms-asf",
            "video/x-flv",
            "audio/ogg",
            "audio/webm",
            "audio/x-ms-wma",
            "audio/midi");

    private ProbeVerdict() {}

    static ProbeAnswer of(ProbeRequest request, ResponseHead response) {
        String problem = problem(request, response);
        boolean isFile = response.status() == ResponseHead.OK || response.status() == ResponseHead.PARTIAL;
        return request.answered(isFile && !isPage(response) ? response.size() : null, problem);
    }

    private static @Nullable String problem(ProbeRequest request, ResponseHead response) {
        if (response.status() == ResponseHead.NOT_SATISFIABLE && Objects.equals(response.size(), 0L)) {
            return size(response);
        }
        if (response.status() != ResponseHead.OK && response.status() != ResponseHead.PARTIAL) {
            return status(request.at().host(), response.status());
        }
        if (isPage(response)) {
            return page(request.media(), response.type());
        }
        if (!isMedia(request.media(), response.type())) {
            return "the server %s says the file is %s, which Descript does not import. Give the link of an %s file, then run again"
                    .formatted(
                            request.at().host(),
                            response.type().isEmpty() ? "of no known type" : response.type(),
                            FileType.NAMES);
        }
        String problems = Stream.of(size(response), ranges(request.at().host(), response))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(". "));
        return problems.isEmpty() ? null : problems;
    }

    private static String status(String host, int status) {
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

    private static boolean isPage(ResponseHead response) {
        return PAGES.contains(response.type());
    }

    private static String page(Media media, String type) {
        return isOnDrive(media)
                ? "Google Drive sent a web page (%s) instead of the file: the file is not shared with everyone, too large for Drive's virus scan, or was downloaded too often. Share it with \"Anyone with the link\" or move it to other storage, then run again"
                        .formatted(type)
                : "the link leads to a web page (%s) instead of the file: a login, or a page that shows the video. Give a direct link that needs no login, then run again"
                        .formatted(type);
    }

    private static boolean isOnDrive(Media media) {
        return HttpUrl.parse(media.url()).host().equals("drive.google.com");
    }

    private static boolean isMedia(Media media, String type) {
        return isNamedByItsUrl(media)
                || ANY_FILE.contains(type)
                || ((type.startsWith("video/") || type.startsWith("audio/")) && !OTHER_MEDIA.contains(type));
    }

    /** Then its extension was checked with the manifest. A URL without one has a medium whose name was made up. */
    private static boolean isNamedByItsUrl(Media media) {
        int extension = media.name().lastIndexOf('.');
        return extension >= 0
                && media.location()
                        .toLowerCase(Locale.ROOT)
                        .endsWith(media.name().substring(extension).toLowerCase(Locale.ROOT));
    }

    private static @Nullable String size(ResponseHead response) {
        Long size = response.size();
        if (size == null || (size > 0 && size < Media.SIZE_LIMIT)) {
            return null;
        }
        return size == 0
                ? "the file is empty (0 bytes). Upload it again, then run again"
                : "the file has %d bytes, but Descript takes files under 1 GB. Make the file smaller or split it, then run again"
                        .formatted(size);
    }

    private static @Nullable String ranges(String host, ResponseHead response) {
        return response.servesRanges()
                ? null
                : "the server %s does not support HTTP Range requests (no Accept-Ranges: bytes, and a Range request was answered with %d), which Descript needs. Put the file on storage that supports them, then run again"
                        .formatted(host, response.status());
    }
}
