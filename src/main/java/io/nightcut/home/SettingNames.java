package io.nightcut.home;

import io.nightcut.text.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names of all settings, in every spelling that Spring takes, and what a wrong name was probably meant to be. */
final class SettingNames {

    /** How many letters of a long name may be wrong for it to be recognised. */
    private static final int MOST_TYPOS = 4;

    private final TreeSet<String> names = new TreeSet<>();

    /** By what is the same in all spellings. */
    private final Map<String, String> bySpelling = new HashMap<>();

    private final Map<String, String> byVariable = new HashMap<>();

    SettingNames(Collection<String> known) {
        for (String name : known) {
            String setting = withoutIndex(name);
            names.add(setting);
            bySpelling.put(spelling(setting), setting);
            String upper = setting.toUpperCase(Locale.ROOT).replace('.', '_');
            byVariable.put(upper.replace("-", ""), setting);
            byVariable.put(upper.replace('-', '_'), setting);
        }
    }

    /** All of them, sorted. */
    List<String> all() {
        return List.copyOf(names);
    }

    boolean isKnown(String name) {
        return bySpelling.containsKey(spelling(withoutIndex(name)));
    }

    /** Whether it is the name of a variable of the environment that Spring takes for a setting. */
    boolean isKnownVariable(String variable) {
        return byVariable.containsKey(
                withoutIndexOfVariable(variable.toUpperCase(Locale.ROOT)).replace('.', '_'));
    }

    /** What was probably meant, as a sentence. */
    String meant(String name) {
        String asked = spelling(withoutIndex(name));
        List<String> below = names.stream()
                .filter(known -> spelling(known).startsWith(asked + "."))
                .toList();
        return below.isEmpty()
                ? nearest(asked, names.stream().collect(Collectors.toMap(SettingNames::spelling, known -> known)))
                        .map(known -> "Did you mean " + known + "?")
                        .orElse("nightcut settings lists the known ones.")
                : "It is a group: name one of " + String.join(", ", below) + ".";
    }

    /** The same for a variable of the environment. */
    String variableMeant(String variable) {
        Map<String, String> variables =
                byVariable.keySet().stream().collect(Collectors.toMap(known -> known, known -> known));
        variables.put(Home.VARIABLE, Home.VARIABLE);
        variables.put(Settings.TOKEN_VARIABLE, Settings.TOKEN_VARIABLE);
        return nearest(variable.toUpperCase(Locale.ROOT), variables)
                .map(known -> "Did you mean " + known + "?")
                .orElse("nightcut settings lists the known ones.");
    }

    /** With the last word's name alone, if a group has been left out or is a wrong one. */
    private static Optional<String> nearest(String asked, Map<String, String> known) {
        return known.entrySet().stream()
                .map(entry -> Map.entry(
                        entry.getValue(),
                        Math.min(
                                EditDistance.of(asked, entry.getKey()),
                                1 + EditDistance.of(lastWord(asked), lastWord(entry.getKey())))))
                .filter(entry -> entry.getValue()
                        <= Math.min(MOST_TYPOS, Math.max(1, lastWord(asked).length() / 2)))
                .min(Comparator.<Map.Entry<String, Integer>>comparingInt(Map.Entry::getValue)
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    private static String lastWord(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String spelling(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    /** Of a list, {@code name[0]}. */
    private static String withoutIndex(String name) {
        return name.replaceAll("\\[\\d+]", "");
    }

    private static String withoutIndexOfVariable(String name) {
        return name.replaceAll("_\\d+_?$", "");
    }
}
