package io.nightcut.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with a line, by itself and without asking anybody. */
final class LineProblems {

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> TEAM_ACCESS = Set.of("edit", "comment", "view", "none");
    private static final long GIGABYTE = 1_000_000_000;

    private LineProblems() {}

    static List<String> of(ManifestLine line) {
        if (line.problem() != null) {
            return List.of(line.problem());
        }
        List<String> problems = new ArrayList<>();
        add(problems, () -> new ProjectName(line.name()));
        add(problems, () -> MediaUrl.of(line.url()));
        addLanguage(problems, line.language());
        addTeamAccess(problems, line.teamAccess(), line.folder());
        addSize(problems, line.size());
        return List.copyOf(problems);
    }

    private static void add(List<String> problems, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private static void addLanguage(List<String> problems, @Nullable String language) {
        if (language != null && !LANGUAGES.contains(language.toLowerCase(Locale.ROOT))) {
            problems.add("the language \"%s\" is no code of ISO 639-1. Write two letters, such as en or de."
                    .formatted(language));
        }
    }

    private static void addTeamAccess(List<String> problems, @Nullable String access, @Nullable String folder) {
        if (access == null) {
            return;
        }
        String word = access.toLowerCase(Locale.ROOT);
        if (!TEAM_ACCESS.contains(word)) {
            problems.add("the team_access \"%s\" is unknown. Write edit, comment, view or none.".formatted(access));
        } else if (word.equals("none") && folder != null) {
            // Descript answers 400 to a folder that nobody may see.
            problems.add(
                    "a folder needs a team_access other than none. Write edit, comment or view, or leave out the folder.");
        }
    }

    private static void addSize(List<String> problems, @Nullable Long size) {
        if (size != null && (size < 1 || size >= GIGABYTE)) {
            problems.add("the size is %d bytes, and Descript takes files under 1 GB.".formatted(size)
                    + " Make the file smaller or cut it in two.");
        }
    }
}
