package io.nightcut.manifest.csv;

import io.nightcut.text.Characters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A column that the manifest may have, and the other names people give it. */
public enum Column {
    NAME("name", "title", "project", "project_name", "project_title", "video_name", "video_title"),
    URL(
            "url",
            "link",
            "uri",
            "video_url",
            "video_link",
            "media_url",
            "media_link",
            "file_url",
            "file_link",
            "source_url",
            "share_url",
            "share_link",
            "download_url",
            "download_link"),
    PROMPT("prompt", "instruction", "instructions", "edit_prompt", "agent_prompt"),
    MODEL("model", "agent_model", "ai_model"),
    LANGUAGE("language", "lang", "language_code"),
    FOLDER("folder", "folder_name"),
    TEAM_ACCESS("team_access", "teamaccess", "access"),
    SIZE("size", "file_size", "filesize", "size_bytes", "size_in_bytes", "bytes"),
    OWNER("owner", "contact");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\u00a0_./-]+");

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is
    private final List<String> synonyms;

    Column(String title, String... synonyms) {
        this.title = title;
        this.synonyms = List.of(synonyms);
    }

    String title() {
        return title;
    }

    /** The column that a cell of the header means, whatever its case and the signs between its words. */
    static Optional<Column> of(String cell) {
        String word = word(cell);
        return Arrays.stream(values())
                .filter(column -> column.title.equals(word) || column.synonyms.contains(word))
                .findFirst();
    }

    boolean isTitle(String cell) {
        return title.equals(word(cell));
    }

    private static String word(String cell) {
        return BETWEEN_WORDS
                .matcher(Characters.trim(cell).toLowerCase(Locale.ROOT))
                .replaceAll("_");
    }
}
