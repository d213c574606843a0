package io.nightcut.descript.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.nightcut.descript.quota.Quota;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a new project and imports media into it.
 *
 * @param folderName may be nested with {@code /}; refused by Descript unless the team has access
 * @param teamAccess {@code edit}, {@code comment}, {@code view} or {@code none}
 * @param addMedia by the name that Descript is to show
 */
public record ImportRequest(
        String projectName,
        @Nullable String folderName,
        String teamAccess,
        Map<String, MediaItem> addMedia,
        List<NewComposition> addCompositions)
        implements JobRequest {

    /** One that Descript fetches from its URL, or one that is uploaded. */
    public sealed interface MediaItem {}

    public record Linked(String url, @Nullable String language) implements MediaItem {

        /** Without the URL, which may hold a signature. */
        @Override
        public String toString() {
            return "Linked[language=" + language + "]";
        }
    }

    /**
     * Its bytes follow the answer.
     *
     * @param fileSize in bytes
     */
    public record Uploaded(
            String contentType, long fileSize, @Nullable String language) implements MediaItem {}

    public record NewComposition(String name, List<Clip> clips) {}

    public record Clip(String media) {}

    @Override
    @JsonIgnore
    public Quota quota() {
        return Quota.IMPORT;
    }
}
