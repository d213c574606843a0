package io.nightcut.manifest.link;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The types of files that Descript imports. Its API knows a file's type by the extension at the end of the URL's path (or
 * of the name of an uploaded file): the same bytes are refused as {@code .bin} and taken as {@code .mp4}.
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

    /** A regular expression for any of the extensions, without their dot. */
    public static final String ANY_EXTENSION =
            Arrays.stream(values()).map(FileType::extension).collect(joining("|"));

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

    static boolean isTaken(String fileName) {
        return of(fileName).isPresent();
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
