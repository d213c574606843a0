package io.nightcut.descript.failure;

import java.util.regex.Pattern;

/**
 * Whether a message of Descript's says that AI credits or media minutes are used up. It says so as a 402, and in other
 * clothes: as the error of a job that it had accepted, or with another status. The words were seen in several forms.
 */
public final class OutOfCreditWords {

    private static final String GAP = "[ _-]+";
    private static final String UP_TO_THREE_WORDS = "(?:\\w+[ _-]+){0,3}?";

    private static final String CREDIT =
            "(?:(?:ai[ _-]*)?credits?|(?:media|transcription|upload)[ _-]+(?:minutes|hours|seconds|time))\\b";

    private static final Pattern USED_UP = Pattern.compile(
            String.join(
                    "|",
                    "\\b(?:insufficient|not[ _]enough|too[ _]few|out[ _]of)" + GAP + "(?:\\w+[ _-]+)?(?:" + CREDIT
                            + "|minutes\\b)",
                    "\\b(?:no|0|zero)" + GAP + "(?:more )?" + CREDIT + GAP + UP_TO_THREE_WORDS
                            + "(?:left|remain\\w*|available)\\b",
                    "\\bused (?:up )?(?:all|up)\\b.{0,30}?" + CREDIT,
                    "\\b" + CREDIT + GAP + UP_TO_THREE_WORDS + "(?:exceeded|exhausted|depleted|required|used[ _]up)\\b",
                    "\\b" + CREDIT + GAP + "(?:limit|quota|allowance|balance)" + GAP + UP_TO_THREE_WORDS
                            + "(?:reached|too low)\\b",
                    "\\bpayment[ _]required\\b"),
            Pattern.CASE_INSENSITIVE);

    private OutOfCreditWords() {}

    /** Whether it is this that the message says. */
    public static boolean areIn(String message) {
        return USED_UP.matcher(message).find();
    }
}
