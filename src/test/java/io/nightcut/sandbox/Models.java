package io.nightcut.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The agent's models. */
final class Models {

    private static final Set<String> KNOWN = Set.of("sandbox-1", "sandbox-1-mini", "default");

    private Models() {}

    static Answer answer() {
        return Answer.json(
                200,
                Map.of(
                        "availableModels",
                        List.of(
                                Map.of("id", "sandbox-1", "cost", "medium"),
                                Map.of("id", "sandbox-1-mini", "cost", "low")),
                        "aliases",
                        List.of(Map.of(
                                "id", "default",
                                "resolvesTo", "sandbox-1",
                                "description", "What most people take",
                                "cost", "medium"))));
    }

    /** A retired model is a 400. */
    static void check(@Nullable String model) {
        if (model != null && !KNOWN.contains(model)) {
            throw Refused.badRequest("Unknown or retired model: " + model);
        }
    }
}
