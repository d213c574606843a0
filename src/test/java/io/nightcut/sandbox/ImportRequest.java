package io.nightcut.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an import asks for, once it has been found correct.
 *
 * @param media by display name; the size of the upload, or null for a medium that is fetched from its URL
 */
record ImportRequest(
        @Nullable String projectName,
        @Nullable String projectId,
        @Nullable String folder,
        Map<String, @Nullable Long> media,
        List<String> compositions) {

    static ImportRequest of(JsonNode body) {
        Fields fields = Fields.of(
                body,
                "the request",
                "project_name",
                "project_id",
                "folder_name",
                "team_access",
                "add_media",
                "add_compositions",
                "callback_url");
        if (fields.has("project_name") == fields.has("project_id")) {
            throw Refused.badRequest("Give either project_name or project_id");
        }
        String name = fields.has("project_name") ? fields.text("project_name") : null;
        String id = fields.has("project_id") ? fields.text("project_id") : null;
        checkAccess(fields);
        fields.webAddress("callback_url");
        Map<String, @Nullable Long> media = media(body.path("add_media"));
        List<String> compositions = compositions(body.path("add_compositions"), media.keySet());
        return new ImportRequest(name, id, fields.optionalText("folder_name"), media, compositions);
    }

    private static void checkAccess(Fields fields) {
        fields.oneOf("team_access", Set.of("edit", "comment", "view", "none"));
        String access = fields.optionalText("team_access");
        if (fields.has("folder_name") && (access == null || access.equals("none"))) {
            throw Refused.badRequest("folder_name needs team_access edit, comment or view");
        }
    }

    private static Map<String, @Nullable Long> media(JsonNode items) {
        if (!items.isObject() || items.isEmpty()) {
            throw Refused.badRequest("add_media needs at least one medium");
        }
        Map<String, @Nullable Long> media = new LinkedHashMap<>();
        items.properties().forEach(item -> media.put(item.getKey(), uploadSize(item.getKey(), item.getValue())));
        return media;
    }

    private static @Nullable Long uploadSize(String name, JsonNode item) {
        Fields fields = Fields.of(item, "medium " + name, "url", "content_type", "file_size", "language");
        String language = fields.optionalText("language");
        if (language != null && !language.matches("[a-z]{2}")) {
            throw Refused.badRequest("language must be ISO 639-1, not " + language);
        }
        boolean upload = fields.has("content_type") || fields.has("file_size");
        if (upload == fields.has("url")) {
            throw Refused.badRequest("medium " + name + " needs either url or content_type and file_size");
        }
        if (!upload) {
            MediaUrl.check(fields.text("url"));
            return null;
        }
        fields.text("content_type");
        if (!item.path("file_size").isIntegralNumber() || item.path("file_size").longValue() < 1) {
            throw Refused.badRequest("file_size of " + name + " must be a number of bytes");
        }
        return item.path("file_size").longValue();
    }

    private static List<String> compositions(JsonNode items, Set<String> media) {
        List<String> names = new ArrayList<>();
        if (!items.isMissingNode() && !items.isArray()) {
            throw Refused.badRequest("add_compositions must be an array");
        }
        for (JsonNode item : items) {
            Fields composition = Fields.of(item, "a composition", "name", "clips");
            names.add(composition.text("name"));
            if (!item.path("clips").isArray() || item.path("clips").isEmpty()) {
                throw Refused.badRequest("A composition needs clips");
            }
            for (JsonNode clip : item.path("clips")) {
                String medium = Fields.of(clip, "a clip", "media").text("media");
                if (!media.contains(medium)) {
                    throw Refused.badRequest("A clip names an unknown medium: " + medium);
                }
            }
        }
        return names;
    }
}
