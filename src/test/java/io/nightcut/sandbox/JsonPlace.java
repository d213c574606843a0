package io.nightcut.sandbox;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A place in JSON: a pointer in which {@code *} is every entry of an array. */
record JsonPlace(List<String> path) {

    static JsonPlace of(String pointer) {
        if (!pointer.startsWith("/")) {
            throw new IllegalArgumentException("Not a place in JSON: " + pointer);
        }
        return new JsonPlace(Stream.of(pointer.substring(1).split("/", -1))
                .map(JsonPlace::plain)
                .toList());
    }

    private static String plain(String segment) {
        return segment.replace("~1", "/").replace("~0", "~");
    }

    /** What is done at a place: in an array by index, in an object by name. Tells whether anything was done. */
    interface Change {

        boolean in(ArrayNode array, int index);

        boolean in(ObjectNode object, String name);
    }

    /** Makes the change at this place of the tree, in those entries of {@code *} that are asked for. */
    boolean apply(JsonNode tree, Predicate<JsonNode> entries, Change change) {
        return apply(tree, 0, entries, change);
    }

    private boolean apply(JsonNode node, int depth, Predicate<JsonNode> entries, Change change) {
        String segment = path.get(depth);
        boolean last = depth == path.size() - 1;
        if (node instanceof ArrayNode array) {
            boolean changed = false;
            // From the end, since an entry may go or come.
            for (int i = array.size(); i >= 0; i--) {
                boolean meant = segment.equals("*") ? i < array.size() && entries.test(array.get(i)) : isAt(segment, i);
                if (meant) {
                    changed |= last ? change.in(array, i) : apply(array.path(i), depth + 1, entries, change);
                }
            }
            return changed;
        }
        if (node instanceof ObjectNode object) {
            return last ? change.in(object, segment) : apply(object.path(segment), depth + 1, entries, change);
        }
        return false;
    }

    private static boolean isAt(String segment, int index) {
        return segment.equals(String.valueOf(index));
    }
}
