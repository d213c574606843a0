package io.nightcut.manifest.csv;

import io.nightcut.ledger.model.TeamAccess;
import io.nightcut.text.Characters;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells that say more of a video than is needed: its size, its language, who may see it. What can be read of them is used;
 * the rest is left aside, since no video should be missing for it.
 */
final class HintCells {

    private static final Pattern SIZE =
            Pattern.compile("([0-9][0-9 ,._'’\\u00a0\\u202f]*(?:[eE][+]?[0-9]{1,2})?) ?([a-zA-Z]*)");
    private static final Pattern THOUSANDS =
            Pattern.compile("\\d{1,3}(?:([ ,._'’\\u00a0\\u202f])\\d{3})(?:\\1\\d{3})*");
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("b", 1L),
            Map.entry("byte", 1L),
            Map.entry("bytes", 1L),
            Map.entry("k", 1_000L),
            Map.entry("kb", 1_000L),
            Map.entry("m", 1_000_000L),
            Map.entry("mb", 1_000_000L),
            Map.entry("mo", 1_000_000L),
            Map.entry("g", 1_000_000_000L),
            Map.entry("gb", 1_000_000_000L),
            Map.entry("go", 1_000_000_000L),
            Map.entry("tb", 1_000_000_000_000L),
            Map.entry("kib", 1L << 10),
            Map.entry("mib", 1L << 20),
            Map.entry("gib", 1L << 30));
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE / 2);

    private static final Set<String> CODES = Set.of(Locale.getISOLanguages());
    private static final Pattern TAG = Pattern.compile("([a-z]{2,3})(?:[-_][a-z0-9]{2,8}){0,8}");

    private static final Map<String, TeamAccess> ACCESS = Map.ofEntries(
            Map.entry("editor", TeamAccess.EDIT),
            Map.entry("can edit", TeamAccess.EDIT),
            Map.entry("write", TeamAccess.EDIT),
            Map.entry("commenter", TeamAccess.COMMENT),
            Map.entry("can comment", TeamAccess.COMMENT),
            Map.entry("comments", TeamAccess.COMMENT),
            Map.entry("viewer", TeamAccess.VIEW),
            Map.entry("can view", TeamAccess.VIEW),
            Map.entry("read", TeamAccess.VIEW),
            Map.entry("read only", TeamAccess.VIEW),
            Map.entry("read-only", TeamAccess.VIEW),
            Map.entry("no access", TeamAccess.NONE),
            Map.entry("private", TeamAccess.NONE));

    /** In characters: what is longer is no size and no language, and is not looked at. */
    private static final int LONGEST = 64;

    private HintCells() {}

    /** In bytes; empty: it is not a size, or zero. */
    static Optional<Long> size(String cell) {
        Matcher size = SIZE.matcher(Characters.trim(cell));
        if (cell.length() > LONGEST || !size.matches()) {
            return Optional.empty();
        }
        Long unit = UNITS.get(size.group(2).toLowerCase(Locale.ROOT));
        try {
            return unit == null
                    ? Optional.empty()
                    : Optional.of(number(size.group(1).strip()).multiply(BigDecimal.valueOf(unit)))
                            .filter(bytes -> bytes.compareTo(LARGEST) < 0)
                            .map(BigDecimal::longValue)
                            .filter(bytes -> bytes > 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** With a comma or a point before its decimals; three digits behind a sign are thousands. */
    private static BigDecimal number(String written) {
        return THOUSANDS.matcher(written).matches()
                ? new BigDecimal(written.replaceAll("\\D", ""))
                : new BigDecimal(written.replace(',', '.'));
    }

    /** By ISO 639-1, such as {@code de} for {@code de_AT}, {@code deu}, German or Deutsch; empty: it is no language. */
    static Optional<String> language(String cell) {
        if (cell.length() > LONGEST) {
            return Optional.empty();
        }
        String word = folded(cell);
        if (CODES.contains(word)) {
            return Optional.of(word);
        }
        Matcher tag = TAG.matcher(word);
        String first = tag.matches() ? tag.group(1) : word;
        return CODES.contains(first) ? Optional.of(first) : Optional.ofNullable(LanguageNames.BY_NAME.get(first));
    }

    /** Empty: nobody could tell what is meant. */
    static Optional<TeamAccess> access(String cell) {
        Optional<TeamAccess> own = TeamAccess.of(Characters.trim(cell));
        return own.isPresent() ? own : Optional.ofNullable(ACCESS.get(folded(cell)));
    }

    private static String folded(String cell) {
        return Normalizer.normalize(Characters.trim(cell), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** Made when the first one is asked for. */
    private static final class LanguageNames {

        private static final Set<Locale> WRITTEN_IN =
                Set.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.ITALIAN, Locale.forLanguageTag("es"));

        static final Map<String, String> BY_NAME = byName();

        private static Map<String, String> byName() {
            Map<String, String> names =
                    new HashMap<>(Map.of("ger", "de", "fre", "fr", "chi", "zh", "dut", "nl", "cze", "cs"));
            for (String code : Locale.getISOLanguages()) {
                Locale language = Locale.forLanguageTag(code);
                WRITTEN_IN.forEach(in -> names.putIfAbsent(folded(language.getDisplayLanguage(in)), code));
                names.putIfAbsent(folded(language.getDisplayLanguage(language)), code);
                try {
                    names.putIfAbsent(language.getISO3Language(), code);
                } catch (MissingResourceException e) {
                    // It has no code of three letters.
                }
            }
            return names;
        }
    }
}
