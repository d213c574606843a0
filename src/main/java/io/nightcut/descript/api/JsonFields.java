package io.nightcut.descript.api;

import io.nightcut.text.Characters;
import io.nightcut.text.Redacted;
import io.nightcut.text.StorableText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of a record that are used, whatever type they have. What cannot be read is null: one odd field must not
 * spoil a record, nor one odd record a list.
 */
final class JsonFields {

    /** Longer than a spreadsheet's cell may be. */
    private static final int LONGEST_TEXT = 33_000;

    private static final int DECIMALS = 6;
    private static final int MOST_DIGITS = 24;

    private JsonFields() {}

    /** A text; of something else its JSON. */
    static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return StorableText.of(value.isString() ? value.stringValue() : value.toString(), LONGEST_TEXT);
    }

    /** A text that people are shown: without secrets first, since half of one would not be recognised behind a cut. */
    static @Nullable String shown(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.isString() ? value.stringValue() : value.toString();
        return StorableText.of(Redacted.text(StorableText.of(text, Integer.MAX_VALUE - 1)), LONGEST_TEXT);
    }

    /** An address that people may open; null: there is none. */
    static @Nullable String address(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? Redacted.address(value.stringValue()) : null;
    }

    /** An id, exactly as it is; empty when there is none. */
    static String id(JsonNode node, String field) {
        JsonNode value = node.path(field);
        String id = value.isString() ? value.stringValue() : value.isIntegralNumber() ? value.toString() : "";
        return isId(id) ? id : "";
    }

    /** Whether it can be stored and shown as it is. */
    static boolean isId(String id) {
        return !id.isBlank()
                && StorableText.of(id, SubmittedJob.LONGEST_ID).equals(id)
                && Characters.isOnOneLine(id)
                && Characters.visible(id).equals(id)
                && !Redacted.holdsToken(id);
    }

    /** A number with up to 24 digits before the point and 6 behind it. */
    static @Nullable BigDecimal number(JsonNode node, String field) {
        try {
            JsonNode value = node.path(field);
            if (!value.isNumber()) {
                return null;
            }
            BigDecimal number = value.decimalValue();
            long digits = (long) number.precision() - number.scale();
            if (digits > MOST_DIGITS) {
                return null;
            }
            return digits < -DECIMALS
                    ? BigDecimal.ZERO
                    : number.setScale(Math.min(number.scale(), DECIMALS), RoundingMode.DOWN);
        } catch (RuntimeException e) {
            return null; // Infinite, or with an exponent that nobody can use.
        }
    }

    static @Nullable Boolean flag(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isBoolean() ? value.booleanValue() : null;
    }

    /** ISO 8601 with any offset. */
    static @Nullable Instant instant(JsonNode node, String field) {
        JsonNode value = node.path(field);
        try {
            return value.isString() ? OffsetDateTime.parse(value.stringValue()).toInstant() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
