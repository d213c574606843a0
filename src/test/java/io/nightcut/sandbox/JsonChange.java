package io.nightcut.sandbox;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** What a fault does at its place in JSON. */
record JsonChange(FaultKind kind, Effect effect, Template template) implements JsonPlace.Change {

    @Override
    public boolean in(ArrayNode array, int index) {
        if (kind == FaultKind.INSERT) {
            array.insert(index, raw());
            return true;
        }
        if (index >= array.size()) {
            return false;
        }
        if (kind == FaultKind.REMOVE) {
            array.remove(index);
            return true;
        }
        JsonNode changed = changed(array.get(index));
        if (changed != null) {
            array.set(index, changed);
        }
        return changed != null;
    }

    @Override
    public boolean in(ObjectNode object, String name) {
        if (kind == FaultKind.REMOVE) {
            return object.remove(name) != null;
        }
        JsonNode changed = changed(object.path(name));
        if (changed != null) {
            object.set(name, changed);
        }
        return changed != null;
    }

    /** Null where there is nothing to change. */
    private @Nullable JsonNode changed(JsonNode old) {
        return switch (kind) {
            case SET, RECORD -> old.isNull() ? null : raw();
            case SHIFT -> old.isString() ? shifted(old.stringValue()) : null;
            case SPELL -> old.isString() ? spelled(old.stringValue()) : null;
            default -> null;
        };
    }

    /** As it stands in the rule, so that odd numbers and escapes go out as they are written. */
    private JsonNode raw() {
        String json = template.fill(String.valueOf(effect.message()));
        return JsonNodeFactory.instance.rawValueNode(new RawValue(json));
    }

    private @Nullable JsonNode shifted(String time) {
        try {
            return JsonNodeFactory.instance.stringNode(
                    JobAnswer.time(Instant.parse(time).plus(effect.pause())));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private JsonNode spelled(String name) {
        String other = Spelling.valueOf(String.valueOf(effect.message())).of(name);
        return other == null ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.stringNode(other);
    }
}
