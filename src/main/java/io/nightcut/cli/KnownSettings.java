package io.nightcut.cli;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;

/** Knows the names of all settings: those that the shipped application.yml gives a default. */
final class KnownSettings {

    private static final List<String> OURS = List.of("nightcut.", "descript.", "resilience4j.");

    private KnownSettings() {}

    /** A misspelt setting would be ignored in silence, and the night would run with another one. */
    static void check(List<String> arguments) {
        List<String> ours = arguments.stream()
                .map(argument -> argument.substring("--".length(), argument.indexOf('=')))
                .filter(name -> OURS.stream().anyMatch(name::startsWith))
                .toList();
        if (ours.isEmpty()) {
            return;
        }
        Set<String> known = known();
        for (String name : ours) {
            if (!known.contains(name)) {
                throw new NightcutException(
                        ExitCode.REFUSED,
                        "There is no setting %s. There are: %s"
                                .formatted(name, String.join(", ", similar(name, known))));
            }
        }
    }

    private static Set<String> similar(String name, Set<String> known) {
        String group = name.substring(0, name.indexOf('.') + 1);
        Set<String> similar = new TreeSet<>(known);
        similar.removeIf(other -> !other.startsWith(group));
        return similar;
    }

    private static Set<String> known() {
        try {
            Set<String> names = new TreeSet<>();
            new YamlPropertySourceLoader()
                    .load("defaults", new ClassPathResource("application.yml"))
                    .forEach(
                            source -> names.addAll(List.of(((EnumerablePropertySource<?>) source).getPropertyNames())));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
