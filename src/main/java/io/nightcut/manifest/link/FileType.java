package io.nightcut.manifest.link;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The types of files that Descript's guide lists; it imports others too, and decides by itself. Its API knows a file's type
 * by the extension at the end of the URL's path (or of the name of an uploaded file): the same bytes are refused as
 * {@code .bin} and taken as {@code .mp4}.
 */
public enum FileType {
    MP4("video/mp4"),
    MOV("video/quicktime"),
    WAV("audio/wav"),
    FLAC("audio/flac"),
    AAC("audio/aac"),
    MP3("audio/mpeg");

    /** For messages: {@code MP4, MOV, WAV, FLAC, AAC or MP3}. */
    public static final String NAMES =
            listed(Arrays.stream(values()).map(Enum::name).toArray(String[]::new));

    /** For messages: {@code .mp4, .mov, .wav, .flac, .aac or .mp3}. */
    public static final String EXTENSIONS =
            listed(Arrays.stream(values()).map(type -> "." + type.extension()).toArray(String[]::new));

    /** Of files that are surely no medium: documents, pages, archives, programs, subtitles and playlists. */
    private static final Set<String> NO_MEDIA = Set.of(
            "htm", "html", "xhtml", "mhtml", "json", "xml", "txt", "md", "csv", "tsv", "log", "rtf", "pdf", "doc",
            "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "pages", "numbers", "key", "epub", "zip", "rar",
            "7z", "gz", "tgz", "tar", "bz2", "xz", "exe", "msi", "dmg", "iso", "apk", "bat", "sh", "js", "css", "srt",
            "vtt", "sbv", "ass", "m3u", "m3u8", "mpd", "pls", "torrent", "url", "webloc", "lnk", "eml", "ics", "prproj",
            "drp", "aep");

    /** Media types of other kinds, for uploads. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("m4a", "audio/mp4"),
            Map.entry("m4v", "video/x-m4v"),
            Map.entry("webm", "video/webm"),
            Map.entry("mkv", "video/x-matroska"),
            Map.entry("avi", "video/x-msvideo"),
            Map.entry("mpg", "video/mpeg"),
            Map.entry("mpeg", "video/mpeg"),
            Map.entry("wmv", "video/x-ms-wmv"),
            Map.entry("3gp", "video/3gpp"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("opus", "audio/ogg"),
            Map.entry("wma", "audio/x-ms-wma"),
            Map.entry("aif", "audio/aiff"),
            Map.entry("aiff", "audio/aiff"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("heic", "image/heic"));

    private final String contentType;

    FileType(String contentType) {
        this.contentType = contentType;
    }

    /** By the extension of the file's name; empty: Descript does not import it. */
    public static Optional<FileType> of(String fileName) {
        String extension = extension(fileName);
        return Arrays.stream(values())
                .filter(type -> type.extension().equals(extension))
                .findFirst();
    }

    /** The media type of HTTP, such as {@code video/mp4}. */
    public String contentType() {
        return contentType;
    }

    /** Of any file, for an upload. */
    public static String contentTypeOf(String fileName) {
        return of(fileName)
                .map(FileType::contentType)
                .orElseGet(() -> OTHERS.getOrDefault(extension(fileName), "application/octet-stream"));
    }

    static boolean isTaken(String fileName) {
        return of(fileName).isPresent();
    }

    /** Whether no program would play it, whatever is in it. */
    static boolean isSurelyNone(String fileName) {
        return NO_MEDIA.contains(extension(fileName));
    }

    /** In lower case and without its dot; empty when there is none. */
    static String extension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String listed(String... words) {
        return String.join(", ", Arrays.copyOf(words, words.length - 1)) + " or " + words[words.length - 1];
    }
}
