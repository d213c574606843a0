package io.nightcut.manifest.csv;

import io.nightcut.text.Characters;
import io.nightcut.text.Redacted;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A line of the manifest as it is written, with its cells trimmed; nothing in it is checked yet.
 *
 * @param number the line of the file in which the record starts, counted from 1, the header included
 * @param name may be empty
 * @param url may be empty
 * @param size in bytes
 * @param owner the person who answers for the line
 * @param base the folder in which relative paths begin: that of the manifest
 * @param problem why the line could not be read; the other columns then hold what could
 */
public record ManifestLine(
        int number,
        String name,
        String url,
        @Nullable String prompt,
        @Nullable String model,
        @Nullable String language,
        @Nullable String folder,
        @Nullable String teamAccess,
        @Nullable Long size,
        @Nullable String owner,
        Path base,
        @Nullable String problem) {

    private static final Path WORKING_DIRECTORY = Path.of("").toAbsolutePath();

    public ManifestLine {
        if (number < 1) {
            throw new IllegalArgumentException("lines are counted from 1, not " + number);
        }
        // A project's name was trimmed by less in earlier versions, by which it may be known.
        name = Characters.trimBlanks(name);
        url = Characters.trim(url);
        prompt = trimmedOrNull(prompt);
        model = trimmedOrNull(model);
        language = trimmedOrNull(language);
        folder = trimmedOrNull(folder);
        teamAccess = trimmedOrNull(teamAccess);
        owner = trimmedOrNull(owner);
    }

    public ManifestLine(
            int number,
            String name,
            String url,
            @Nullable String prompt,
            @Nullable String language,
            @Nullable String folder,
            @Nullable String teamAccess,
            @Nullable Long size) {
        this(number, name, url, prompt, null, language, folder, teamAccess, size, null, WORKING_DIRECTORY, null);
    }

    static ManifestLine unreadable(int number, String problem) {
        return new ManifestLine(number, "", "", null, null, null, null, null, null, null, WORKING_DIRECTORY, problem);
    }

    /** Leaves out the query of the URL, which may hold a signature. */
    @Override
    public String toString() {
        return "Line " + number + " \"" + Redacted.excerpt(name) + "\" " + Redacted.excerpt(url);
    }

    private static @Nullable String trimmedOrNull(@Nullable String cell) {
        if (cell == null) {
            return null;
        }
        String trimmed = Characters.trim(cell);
        return trimmed.isEmpty() ? null : trimmed;
    }
}
