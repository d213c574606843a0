package io.nightcut.manifest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prompts that will probably not lead to what is wanted. The agent does something with each, and it is paid. */
final class PromptReview {

    /** In characters. Descript names no limit; of a longer one parts are easily passed over. */
    private static final int LONG = 4000;

    /** As templates have them: {name}, {{name}}, ${name}, %name%, %s, [NAME], &lt;name&gt;. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "\\$?\\{{1,2}[^{}\\n]{1,40}}{1,2}|%(?:s\\b|[A-Za-z_]{1,40}%)|\\[[A-Z][A-Z_ ]{1,40}]|<[\\p{L}_ -]{1,40}>");

    private static final Pattern QUESTION = Pattern.compile("\\p{L}\\p{Zs}?[?？](?=\\s|$)");

    private final Map<String, Optional<String>> known = new HashMap<>();

    /** What is wrong with it in a clause; empty: nothing. */
    Optional<String> doubt(String prompt) {
        return known.computeIfAbsent(prompt, PromptReview::judge);
    }

    private static Optional<String> judge(String prompt) {
        Matcher placeholder = PLACEHOLDER.matcher(prompt);
        if (placeholder.find()) {
            return Optional.of("has the placeholder %s left".formatted(placeholder.group()));
        }
        if (QUESTION.matcher(prompt).find()) {
            return Optional.of("has a question, and nobody is there to talk it over");
        }
        return prompt.length() > LONG
                ? Optional.of("has %d characters, of which the agent may pass over some".formatted(prompt.length()))
                : Optional.empty();
    }
}
