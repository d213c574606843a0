package io.nightcut.probe;

import io.nightcut.ledger.model.Media;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a server's reply means for Descript, which needs a file under 1 GB, in parts, of a kind that it takes. */
final class ProbeVerdict {

    private static final long GIGABYTE = 1_000_000_000;
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

    /** Of the audio and video types those that people have, and that Descript does not take. */
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

    static ProbeAnswer of(ProbeRequest inquiry, ResponseHead reply) {
        String problem = problem(inquiry, reply);
        boolean isFile = reply.status() == ResponseHead.OK || reply.status() == ResponseHead.PARTIAL;
        return inquiry.answered(isFile && !isPage(reply) ? reply.size() : null, problem);
    }

    private static @Nullable String problem(ProbeRequest inquiry, ResponseHead reply) {
        if (reply.status() == ResponseHead.NOT_SATISFIABLE && Objects.equals(reply.size(), 0L)) {
            return size(reply);
        }
        if (reply.status() != ResponseHead.OK && reply.status() != ResponseHead.PARTIAL) {
            return status(inquiry.at().getHost(), reply.status());
        }
        if (isPage(reply)) {
            return page(inquiry.media(), reply.type());
        }
        if (!isMedia(inquiry.media(), reply.type())) {
            return "the server %s calls the file %s, which is no video or audio that Descript takes. Give the link of an MP4, MOV, WAV, FLAC, AAC or MP3 and run again"
                    .formatted(inquiry.at().getHost(), reply.type().isEmpty() ? "nothing" : reply.type());
        }
        String problems = Stream.of(size(reply), ranges(inquiry.at().getHost(), reply))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(". "));
        return problems.isEmpty() ? null : problems;
    }

    private static String status(String host, int status) {
        String meaning = switch (status) {
            case 401, 403 -> "the link needs a login or has expired. Give a fresh link that needs none and run again";
            case 404, 410 -> "the file is not there. Mend the link and run again";
            case 429 -> "it is asked too often. Lower nightcut.probe.per-host, or run without --probe";
            case 500, 502, 503, 504 -> "it is in trouble. Run again when it gives the file";
            default -> "it does not give the file. Mend the link and run again";
        };
        return "the server %s answers %d: %s".formatted(host, status, meaning);
    }

    private static boolean isPage(ResponseHead reply) {
        return PAGES.contains(reply.type());
    }

    private static String page(Media media, String type) {
        return isOnDrive(media)
                ? "Google Drive gives a page (%s), not the file: it is not shared with everyone, too large for Drive's virus scan, or fetched too often. Share it by \"Anyone with the link\" or put it on other storage, and run again"
                        .formatted(type)
                : "the link gives a page (%s), not the file: a login, or a page around it. Give a direct link that needs no login and run again"
                        .formatted(type);
    }

    private static boolean isOnDrive(Media media) {
        return "drive.google.com".equals(URI.create(media.location()).getHost());
    }

    private static boolean isMedia(Media media, String type) {
        return isNamedByItsUrl(media)
                || ANY_FILE.contains(type)
                || ((type.startsWith("video/") || type.startsWith("audio/")) && !OTHER_MEDIA.contains(type));
    }

    /** The manifest has seen to the extension of its name, unless the URL has none and the name was made up. */
    private static boolean isNamedByItsUrl(Media media) {
        int extension = media.name().lastIndexOf('.');
        return extension >= 0
                && media.location()
                        .toLowerCase(Locale.ROOT)
                        .endsWith(media.name().substring(extension).toLowerCase(Locale.ROOT));
    }

    private static @Nullable String size(ResponseHead reply) {
        Long size = reply.size();
        if (size == null || (size > 0 && size < GIGABYTE)) {
            return null;
        }
        return size == 0
                ? "the file is empty (0 bytes). Upload it again and run again"
                : "the file has %d bytes, and Descript takes files under 1 GB. Make it smaller or cut it in two, and run again"
                        .formatted(size);
    }

    private static @Nullable String ranges(String host, ResponseHead reply) {
        return reply.servesRanges()
                ? null
                : "the server %s gives no parts of the file (no Accept-Ranges: bytes, and a Range is answered by %d), which Descript asks for. Put the file on storage with HTTP Range support and run again"
                        .formatted(host, reply.status());
    }
}
