package io.nightcut.descript.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.nightcut.descript.quota.Quota;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Creates a new project and imports media into it.
 *
 * @param folderName nested by {@code /}; Descript refuses one (400) when the team has no access
 * @param teamAccess {@code edit}, {@code comment}, {@code view} or {@code none}
 * @param addMedia the files, by the name that Descript shows for them
 * @param callbackUrl where the end of the job is reported; null: nowhere
 */
public record ImportRequest(
        String projectName,
        @Nullable String folderName,
        String teamAccess,
        Map<String, MediaItem> addMedia,
        List<NewComposition> addCompositions,
        @Nullable CallbackUrl callbackUrl)
        implements JobRequest {

    /** A request whose job's end is not reported. */
    public ImportRequest(
            String projectName,
            @Nullable String folderName,
            String teamAccess,
            Map<String, MediaItem> addMedia,
            List<NewComposition> addCompositions) {
        this(projectName, folderName, teamAccess, addMedia, addCompositions, null);
    }

    @Override
    public ImportRequest reportedTo(CallbackUrl callbackUrl) {
        return new ImportRequest(projectName, folderName, teamAccess, addMedia, addCompositions, callbackUrl);
    }

    /** A file that Descript downloads from its URL, or one that is uploaded to it. */
    public sealed interface MediaItem {}

    /**
     * A file that Descript downloads.
     *
     * @param url may contain a signature, so it is left out of the text form
     * @param language ISO 639-1, null: Descript detects it
     */
    public record Linked(String url, @Nullable String language) implements MediaItem {

        @Override
        public String toString() {
            return "Linked[language=" + language + "]";
        }
    }

    /**
     * A file whose bytes are uploaded after the answer.
     *
     * @param contentType such as {@code video/mp4}
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
