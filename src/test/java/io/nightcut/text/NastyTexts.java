package io.nightcut.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code nasty/texts.txt}: what strangers may write, the same for every medium. */
public final class NastyTexts {

    private static final Pattern UNICODE = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u([0-9a-f]{4})");

    private NastyTexts() {}

    /** All of them, as they are meant. */
    public static List<String> all() {
        try (InputStream file = NastyTexts.class.getResourceAsStream("/nasty/texts.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && (!line.startsWith("# ") || line.equals("# title")))
                    .map(NastyTexts::meant)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String meant(String written) {
        return UNICODE.matcher(written)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(escape.group(1) + (char) Integer.parseInt(escape.group(2), 16)))
                .translateEscapes();
    }

    /** Whether a terminal, a log or a page could take a character for anything but itself. */
    public static boolean isHarmful(int character) {
        return Character.isISOControl(character)
                || character == 0x2028
                || character == 0x2029
                || Character.getType(character) == Character.SURROGATE
                || (Character.getType(character) == Character.FORMAT && character != 0x200d && character != 0x200c);
    }

    /** The harmful characters of a text, but for these. */
    public static List<String> harmfulIn(String text, String harmless) {
        return text.codePoints()
                .filter(character -> isHarmful(character) && harmless.indexOf(character) < 0)
                .mapToObj("U+%04X"::formatted)
                .toList();
    }

    /** The first of them, so that a test without any cannot pass. */
    public static Stream<String> stream() {
        List<String> all = all();
        if (all.size() < 200) {
            throw new IllegalStateException("Only " + all.size() + " texts");
        }
        return all.stream();
    }
}
