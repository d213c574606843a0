package io.nightcut.manifest.link;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a file begins. A file that is no medium is never uploaded, whatever its name ends with; whether Descript takes a
 * medium is left to Descript, so all usual containers count.
 */
public final class FirstBytes {

    /** So many of them are looked at. */
    public static final int LENGTH = 4096;

    private static final Set<String> BOXES =
            Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "pnot", "styp", "moof", "uuid");
    private static final Set<String> SIGNATURES = Set.of(
            "RIFF",
            "RF64",
            "BW64",
            "FORM",
            "fLaC",
            "ID3",
            "OggS",
            "ADIF",
            "caff",
            "\u001aE\u00df\u00a3",
            "0&\u00b2u",
            "FLV",
            "\u00ff\u00d8\u00ff",
            "\u0089PNG",
            "GIF8",
            "II*\u0000",
            "MM\u0000*");

    private static final Pattern JSON = Pattern.compile("\\{\\s*(?:\"[^\"]*\"\\s*:|})|\\[\\s*(?:[{\"\\]])");

    private final byte[] bytes;

    private FirstBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    static FirstBytes of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return new FirstBytes(in.readNBytes(LENGTH));
        }
    }

    /** Of bytes that are there already. */
    public static FirstBytes of(byte[] bytes) {
        return new FirstBytes(bytes.clone());
    }

    /** What the file is that is surely no medium, in words; null: it may be one. */
    public @Nullable String otherKind() {
        if (areOfAMedium()) {
            return null;
        }
        String start = new String(bytes, ISO_8859_1);
        if (start.startsWith("PK\u0003\u0004")) {
            return "a ZIP archive";
        }
        if (start.startsWith("%PDF")) {
            return "a PDF document";
        }
        String text = (start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith("#extm3u")) {
            return "a playlist (m3u8)";
        }
        if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
            return "an HTML page";
        }
        if (text.startsWith("<?xml") || text.startsWith("<error")) {
            return "an XML document";
        }
        return JSON.matcher(text).lookingAt() ? "a JSON document" : null;
    }

    /** Whether it begins like a video, audio or image file. */
    public boolean areOfAMedium() {
        String start = new String(bytes, ISO_8859_1);
        return (start.length() >= 8 && BOXES.contains(start.substring(4, 8)))
                || SIGNATURES.stream().anyMatch(start::startsWith)
                || start.startsWith("\u0000\u0000\u0001\u00ba")
                || isTransportStream()
                || isAudioFrame((int) start.chars().takeWhile(each -> each == 0).count());
    }

    private boolean isTransportStream() {
        return bytes.length > 376 && bytes[0] == 'G' && bytes[188] == 'G' && bytes[376] == 'G';
    }

    /** A frame of MP3 (layer 2 or 3) or AAC, also after padding. A byte-order mark of UTF-16 is none. */
    private boolean isAudioFrame(int position) {
        if (position + 3 > bytes.length || (bytes[position] & 0xff) != 0xff) {
            return false;
        }
        int second = bytes[position + 1] & 0xff;
        int third = bytes[position + 2] & 0xff;
        int layer = (second >> 1) & 3;
        boolean isAac = (second & 0xf6) == 0xf0;
        boolean isMp3 = (second & 0xe0) == 0xe0
                && (second & 0x18) != 0x08
                && (layer == 1 || layer == 2)
                && (third & 0xf0) != 0xf0
                && (third & 0x0c) != 0x0c;
        return isAac || isMp3;
    }
}
