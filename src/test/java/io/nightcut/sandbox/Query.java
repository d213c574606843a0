package io.nightcut.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A query string, read strictly: what is not known or not understood is a 400. */
record Query(Map<String, String> values) {

    static Query parse(@Nullable String raw) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            values.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return new Query(values);
    }

    Query allowing(String... names) {
        for (String name : values.keySet()) {
            if (!Set.of(names).contains(name)) {
                throw Refused.badRequest("Unknown query parameter: " + name);
            }
        }
        return this;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String oneOf(String name, List<String> allowed) {
        String value = values.getOrDefault(name, allowed.get(0));
        if (!allowed.contains(value)) {
            throw Refused.badRequest(name + " must be one of " + allowed + ", not " + value);
        }
        return value;
    }

    Instant time(String name, Instant otherwise) {
        String value = values.get(name);
        try {
            return value == null ? otherwise : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException e) {
            throw Refused.badRequest(name + " is not an ISO 8601 time: " + value);
        }
    }

    /** 1 to 100, or 20. */
    int limit() {
        String value = values.getOrDefault("limit", "20");
        if (!value.matches("[1-9][0-9]?|100")) {
            throw Refused.badRequest("limit must be 1 to 100, not " + value);
        }
        return Integer.parseInt(value);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
