package io.nightcut.descript;

import com.fasterxml.jackson.annotation.JsonIgnore;
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

    public record MediaItem(String url, @Nullable String language) {

        /** Without the URL, which may hold a signature. */
        @Override
        public String toString() {
            return "MediaItem[language=" + language + "]";
        }
    }

    public record NewComposition(String name, List<Clip> clips) {}

    public record Clip(String media) {}

    @Override
    @JsonIgnore
    public Quota quota() {
        return Quota.IMPORT;
    }
}
