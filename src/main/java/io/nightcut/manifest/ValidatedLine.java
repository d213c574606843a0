package io.nightcut.manifest;

import io.nightcut.ledger.model.Media;
import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.link.MediaUrl;
import io.nightcut.manifest.link.ProjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line after it was looked at by itself, without asking anybody.
 *
 * @param name null when there is no good one
 * @param media null when there is no good link
 * @param problems what is wrong, a sentence each; empty when the line can be imported
 */
public record ValidatedLine(
        ManifestLine line,
        @Nullable ProjectName name,
        @Nullable MediaUrl media,
        List<String> problems) {

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> TEAM_ACCESS = Set.of("edit", "comment", "view", "none");

    public ValidatedLine {
        problems = List.copyOf(problems);
    }

    public static ValidatedLine of(ManifestLine line) {
        List<String> problems = new ArrayList<>();
        if (line.problem() != null) {
            return new ValidatedLine(line, null, null, List.of(line.problem()));
        }
        ProjectName name = goodOrNull(ProjectName::new, line.name(), problems);
        MediaUrl media = goodOrNull(url -> MediaUrl.of(url, line.base()), line.url(), problems);
        addLanguage(problems, line.language());
        addTeamAccess(problems, line.teamAccess());
        addSize(problems, line.size());
        return new ValidatedLine(line, name, media, problems);
    }

    private static <T> @Nullable T goodOrNull(Function<String, T> value, String written, List<String> problems) {
        try {
            return value.apply(written);
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static void addLanguage(List<String> problems, @Nullable String language) {
        if (language != null && !LANGUAGES.contains(language.toLowerCase(Locale.ROOT))) {
            problems.add("the language \"%s\" is no code of ISO 639-1. Write two letters, such as en or de."
                    .formatted(language));
        }
    }

    private static void addTeamAccess(List<String> problems, @Nullable String access) {
        if (access != null && !TEAM_ACCESS.contains(access.toLowerCase(Locale.ROOT))) {
            problems.add("the team_access \"%s\" is unknown. Write edit, comment, view or none.".formatted(access));
        }
    }

    private static void addSize(List<String> problems, @Nullable Long size) {
        if (size != null && (size < 1 || size >= Media.GIGABYTE)) {
            problems.add("the size is %d bytes, and Descript takes files under 1 GB.".formatted(size)
                    + " Make the file smaller or cut it in two.");
        }
    }
}
