package io.nightcut.descript.api;

import io.nightcut.text.ForeignText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of a record that are used, whatever type they have. What cannot be read is null: one odd field must not
 * spoil a record, nor one odd record a list. Nobody else takes a value out of an answer's JSON, so that none comes in
 * unseen.
 */
final class JsonFields {

    private static final int DECIMALS = 6;
    private static final int MOST_DIGITS = 24;

    private JsonFields() {}

    /** A text; of something else its JSON. */
    static @Nullable ForeignText text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return ForeignText.of(value.isString() ? value.stringValue() : value.toString());
    }

    /** A text or a word as people may see it, and as it may be stored. */
    static @Nullable String shown(JsonNode node, String field) {
        ForeignText text = text(node, field);
        return text == null ? null : text.shown();
    }

    /** An address that people may open; null: there is none. */
    static @Nullable String address(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? ForeignText.of(value.stringValue()).address() : null;
    }

    /** An id, exactly as it is; empty when there is none. */
    static String id(JsonNode node, String field) {
        JsonNode value = node.path(field);
        String id = value.isString() ? value.stringValue() : value.isIntegralNumber() ? value.toString() : "";
        return ForeignText.of(id).id();
    }

    /** What an object has under each name. */
    static <T> Map<ForeignText, T> byName(JsonNode object, Function<JsonNode, T> reader) {
        Map<ForeignText, T> byName = new LinkedHashMap<>();
        object.properties().forEach(item -> byName.put(ForeignText.of(item.getKey()), reader.apply(item.getValue())));
        return byName;
    }

    /** What each record of a list is; nothing where there is no list. */
    static <T> List<T> all(JsonNode node, String field, Function<JsonNode, T> reader) {
        List<T> all = new ArrayList<>();
        node.path(field).forEach(each -> all.add(reader.apply(each)));
        return all;
    }

    /** An address to which the program itself sends something. */
    static UploadTarget target(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return new UploadTarget(value.isString() ? value.stringValue() : null);
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
