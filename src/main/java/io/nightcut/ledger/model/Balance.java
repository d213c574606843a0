package io.nightcut.ledger.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * What Descript said was left when it refused a paid call. It has no call that tells it at another time.
 *
 * @param stage whose call was refused
 * @param unit {@code credits} or {@code minutes}, as Descript said it
 * @param required for that call
 */
public record Balance(Stage stage, String unit, BigDecimal required, BigDecimal available, Instant saidAt) {

    private static final int LONGEST = 1000;

    /** As many digits as the ledger stores. */
    private static final String NUMBER = "(\\d{1,12}(?:,\\d{3}){0,3}(?:\\.\\d{1,6})?)";

    private static final Pattern WORDS = Pattern.compile(
            NUMBER + " (?:ai |media )?(credit|minute)s? (?:are |is )?(?:required|needed)\\D{1,20}" + NUMBER
                    + "(?: (?:ai |media )?(?:credit|minute)s?)? (?:are |is )?(?:available|left|remaining)",
            Pattern.CASE_INSENSITIVE);

    /** Reads "Not enough credits (100 credits required, 25 available)"; empty: the message says no such numbers. */
    public static Optional<Balance> in(String message, Stage stage, Instant saidAt) {
        Matcher words = WORDS.matcher(StringUtils.left(message, LONGEST));
        return words.find()
                ? Optional.of(new Balance(
                        stage,
                        words.group(2).toLowerCase(Locale.ROOT) + "s",
                        number(words.group(1)),
                        number(words.group(3)),
                        saidAt))
                : Optional.empty();
    }

    private static BigDecimal number(String written) {
        return new BigDecimal(written.replace(",", ""));
    }
}
