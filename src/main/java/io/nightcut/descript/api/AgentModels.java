package io.nightcut.descript.api;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The models that Descript's agent has, and other names for them. */
public record AgentModels(List<AgentModel> all) {

    /**
     * A model or an alias.
     *
     * @param resolvesTo the model that an alias stands for; null: it is a model itself
     * @param cost {@code low}, {@code medium} or {@code high}; null: Descript does not say
     */
    public record AgentModel(
            String id,
            @Nullable String resolvesTo,
            @Nullable String cost) {

        /** Such as {@code default = sandbox-1 (cost medium)}. */
        @Override
        public String toString() {
            return id + (resolvesTo == null ? "" : " = " + resolvesTo) + (cost == null ? "" : " (cost " + cost + ")");
        }
    }

    public AgentModels {
        all = List.copyOf(all);
    }

    /** Reads the answer to {@code GET /agent/models}; records that name nothing are left out. */
    public static AgentModels of(JsonNode answer) {
        return new AgentModels(Stream.of("availableModels", "aliases")
                .flatMap(kind -> JsonFields.all(answer, kind, AgentModels::model).stream())
                .filter(model -> !model.id().isEmpty())
                .toList());
    }

    private static AgentModel model(JsonNode record) {
        return new AgentModel(
                JsonFields.id(record, "id"), JsonFields.shown(record, "resolvesTo"), JsonFields.shown(record, "cost"));
    }

    /** The model or alias of this name. */
    public Optional<AgentModel> named(String id) {
        return all.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
