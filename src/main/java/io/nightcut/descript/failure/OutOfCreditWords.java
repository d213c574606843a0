package io.nightcut.descript.failure;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/**
 * Whether a message of Descript's says that AI credits or media minutes are used up. It says so as a 402, and in other
 * clothes: as the error of a job that it had accepted, or with another status. The words were seen in several forms.
 */
public final class OutOfCreditWords {

    /** In characters: what comes behind says something else. */
    private static final int LONGEST = 1000;

    /** Names and quotations may say anything. */
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*+\"|“[^”]*+”|`[^`]*+`|(?<!\\w)'[^']*+'(?!\\w)");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_-]++");

    private static final String GAP = " ";
    private static final String UP_TO_THREE_WORDS = "(?:[^ ]++ ){0,3}";

    private static final String CREDIT =
            "(?:(?:ai ?)?credits?|(?:media|transcription|upload) (?:minutes|hours|seconds|time))\\b";

    private static final Pattern USED_UP = Pattern.compile(
            String.join(
                    "|",
                    "\\b(?:insufficient|not enough|too few|out of)" + GAP + "(?:[^ ]++ )?(?:" + CREDIT + "|minutes\\b)",
                    "\\b(?:no|0|zero)" + GAP + "(?:more )?" + CREDIT + GAP + UP_TO_THREE_WORDS
                            + "(?:left|remain\\w*|available)\\b",
                    "\\bused (?:up )?(?:all|up)\\b.{0,30}?" + CREDIT,
                    "\\b" + CREDIT + GAP + UP_TO_THREE_WORDS + "(?:exceeded|exhausted|depleted|required|used up)\\b",
                    "\\b" + CREDIT + GAP + "(?:limit|quota|allowance|balance)" + GAP + UP_TO_THREE_WORDS
                            + "(?:reached|too low)\\b",
                    "\\bpayment required\\b"),
            Pattern.CASE_INSENSITIVE);

    private OutOfCreditWords() {}

    /** Whether it is this that the message says. */
    public static boolean areIn(String message) {
        // A single word in quotation marks may be Descript's own code for it.
        String unquoted = QUOTED.matcher(StringUtils.left(message, LONGEST))
                .replaceAll(quoted -> quoted.group().indexOf(' ') < 0 ? "$0" : "#");
        String words = Stream.of(unquoted.split("\\s+", -1))
                .filter(word -> !isAddressOrFile(word))
                .collect(Collectors.joining(" "));
        return USED_UP.matcher(BETWEEN_WORDS.matcher(words).replaceAll(" ")).find();
    }

    private static boolean isAddressOrFile(String word) {
        int dot = word.indexOf('.');
        return word.indexOf('/') >= 0
                || (dot > 0 && dot + 1 < word.length() && Character.isLetterOrDigit(word.charAt(dot + 1)));
    }
}
