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

/** The names of all settings: those to which the shipped application.yml gives a default. */
final class KnownSettings {

    private static final List<String> PREFIXES = List.of("nightcut.", "descript.", "resilience4j.");

    private KnownSettings() {}

    /**
     * Refuses a setting that does not exist: Spring would ignore it without a word, and the run would use the default.
     *
     * @param arguments of the form {@code --name=value}
     */
    static void check(List<String> arguments) {
        List<String> given = arguments.stream()
                .map(argument -> argument.substring("--".length(), argument.indexOf('=')))
                .filter(name -> PREFIXES.stream().anyMatch(name::startsWith))
                .toList();
        if (given.isEmpty()) {
            return;
        }
        Set<String> known = names();
        for (String name : given) {
            if (!known.contains(name)) {
                throw new NightcutException(
                        ExitCode.REFUSED,
                        "Unknown setting %s. Known settings: %s. Nothing was sent."
                                .formatted(name, String.join(", ", ofTheSameGroup(name, known))));
            }
        }
    }

    private static Set<String> ofTheSameGroup(String name, Set<String> known) {
        String group = name.substring(0, name.indexOf('.') + 1);
        Set<String> names = new TreeSet<>(known);
        names.removeIf(other -> !other.startsWith(group));
        return names;
    }

    private static Set<String> names() {
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
