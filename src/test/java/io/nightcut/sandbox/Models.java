package io.nightcut.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The agent's models, of three prices. */
enum Models {
    LARGE("sandbox-1-pro", "high", 3),
    USUAL("sandbox-1", "medium", 1),
    SMALL("sandbox-1-mini", "low", 0.4);

    /** Another name for the usual one. */
    private static final String ALIAS = "default";

    private final String id;
    private final String cost;
    private final double price;

    Models(String id, String cost, double price) {
        this.id = id;
        this.cost = cost;
        this.price = price;
    }

    String id() {
        return id;
    }

    /** What an edit costs with it that costs so much with the usual one. */
    double credits(double usual) {
        return Math.round(usual * price * 1000) / 1000.0;
    }

    static Answer answer() {
        return Answer.json(
                200,
                Map.of(
                        "availableModels",
                        Arrays.stream(values())
                                .map(model -> Map.of("id", model.id, "cost", model.cost))
                                .toList(),
                        "aliases",
                        List.of(Map.of(
                                "id",
                                ALIAS,
                                "resolvesTo",
                                USUAL.id,
                                "description",
                                "What most people take",
                                "cost",
                                USUAL.cost))));
    }

    /** A retired model is a 400. */
    static void check(@Nullable String model) {
        if (model != null && !model.equals(ALIAS) && Arrays.stream(values()).noneMatch(each -> each.id.equals(model))) {
            throw Refused.badRequest("Unknown or retired model: " + model);
        }
    }

    /** The one that an edit is made with. */
    static Models of(JsonNode request) {
        return Arrays.stream(values())
                .filter(each -> each.id.equals(request.path("model").asString("")))
                .findFirst()
                .orElse(USUAL);
    }
}
