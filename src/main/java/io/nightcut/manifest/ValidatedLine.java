package io.nightcut.manifest;

import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.link.MediaUrl;
import io.nightcut.manifest.link.ProjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line of the manifest with everything that is wrong with it, judged by itself: without the other lines, the disk or a
 * server.
 *
 * @param name null when it is not valid
 * @param media null when the link or path is not valid
 * @param problems a sentence each, with the next move; empty when the line is valid
 */
public record ValidatedLine(
        ManifestLine line,
        @Nullable ProjectName name,
        @Nullable MediaUrl media,
        List<String> problems) {

    public ValidatedLine {
        problems = List.copyOf(problems);
    }

    /** Finds all that is wrong with the line at once. */
    public static ValidatedLine of(ManifestLine line) {
        List<String> problems = new ArrayList<>();
        if (line.problem() != null) {
            return new ValidatedLine(line, null, null, List.of(line.problem()));
        }
        ProjectName name = validOrNull(ProjectName::new, line.name(), problems);
        MediaUrl media = validOrNull(url -> MediaUrl.of(url, line.base()), line.url(), problems);
        return new ValidatedLine(line, name, media, problems);
    }

    private static <T> @Nullable T validOrNull(Function<String, T> value, String written, List<String> problems) {
        try {
            return value.apply(written);
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return null;
        }
    }
}
