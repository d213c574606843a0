package io.nightcut.sandbox;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An object of a request, read strictly: a field that is not known, or of the wrong type, is a 400. */
record Fields(JsonNode node, String where) {

    static Fields of(JsonNode node, String where, String... known) {
        if (!node.isObject()) {
            throw Refused.badRequest(where + " must be an object");
        }
        for (String name : node.propertyNames()) {
            if (!Set.of(known).contains(name)) {
                throw Refused.badRequest("Unknown field in " + where + ": " + name);
            }
        }
        return new Fields(node, where);
    }

    boolean has(String name) {
        return node.has(name);
    }

    String text(String name) {
        String value = optionalText(name);
        if (value == null || value.isBlank()) {
            throw Refused.badRequest(where + " needs " + name);
        }
        return value;
    }

    @Nullable
    String optionalText(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isString()) {
            throw Refused.badRequest(name + " in " + where + " must be a string");
        }
        return value.stringValue();
    }

    void oneOf(String name, Set<String> allowed) {
        String value = optionalText(name);
        if (value != null && !allowed.contains(value)) {
            throw Refused.badRequest(name + " must be one of " + allowed + ", not " + value);
        }
    }

    void webAddress(String name) {
        String value = optionalText(name);
        if (value != null && !value.matches("https?://.+")) {
            throw Refused.badRequest(name + " must be an http or https URL");
        }
    }
}
