package io.nightcut.manifest;

import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.TeamAccess;
import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.link.MediaUrl;
import io.nightcut.manifest.link.ProjectName;
import io.nightcut.text.Redacted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

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
        addLanguage(problems, line.language());
        addTeamAccess(problems, line.teamAccess());
        addSize(problems, line.size());
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

    private static void addLanguage(List<String> problems, @Nullable String language) {
        if (language != null && !LANGUAGES.contains(language.toLowerCase(Locale.ROOT))) {
            problems.add("the language \"%s\" is not an ISO 639-1 code. Write two letters, such as en or de."
                    .formatted(Redacted.excerpt(language)));
        }
    }

    private static void addTeamAccess(List<String> problems, @Nullable String access) {
        if (access != null && TeamAccess.of(access).isEmpty()) {
            problems.add("the team_access \"%s\" is unknown. Write edit, comment, view or none."
                    .formatted(Redacted.excerpt(access)));
        }
    }

    private static void addSize(List<String> problems, @Nullable Long size) {
        if (size != null && size == 0) {
            problems.add("the size is 0 bytes. Correct it, or leave the cell empty.");
        } else if (size != null && size >= Media.SIZE_LIMIT) {
            problems.add("the size is %d bytes, but Descript takes files under 1 GB. Make the file smaller or split it."
                    .formatted(size));
        }
    }
}
