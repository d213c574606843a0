package io.nightcut.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option as a shell completes it.
 *
 * @param values what may come after it: words, or empty
 * @param kind of its value
 */
record CompletedOption(List<String> names, String description, List<String> values, Kind kind) {

    /** What a shell offers for a value. */
    enum Kind {
        NONE,
        FILE,
        FOLDER,
        TEXT;

        static Kind of(ArgSpec argument) {
            return switch (argument.paramLabel()) {
                case "FILE", "MANIFEST" -> FILE;
                case "DIR" -> FOLDER;
                default -> argument.arity().max() == 0 ? NONE : TEXT;
            };
        }
    }

    static List<CompletedOption> of(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .map(CompletedOption::of)
                .toList();
    }

    private static CompletedOption of(OptionSpec option) {
        List<String> values = new ArrayList<>();
        if (option.completionCandidates() != null) {
            option.completionCandidates().forEach(value -> values.add(value.toLowerCase(Locale.ROOT)));
        }
        return new CompletedOption(
                List.of(option.names()), firstSentence(option.description()), values, Kind.of(option));
    }

    /** Of a command or an option; in a list of a terminal there is no room for more. */
    static String firstSentence(String... description) {
        String text = description.length == 0 ? "" : description[0];
        int end = text.indexOf(". ");
        return (end < 0 ? text : text.substring(0, end)).replaceFirst("\\.$", "");
    }
}
