package io.nightcut.home;

import io.nightcut.text.Redacted;
import java.io.Reader;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * What a YAML parser lets pass, and settings should not have: one of them twice, in two of the spellings that Spring Boot
 * takes for the same; aliases, with which some lines can fill the memory; and numbers that are read as others than a person
 * means: {@code 010} as 8, and {@code 1:30} as 90.
 */
final class YamlProblems {

    private static final Pattern PLAIN_NUMBER = Pattern.compile("[-+]?(?:0|[1-9]\\d*+)(?:\\.\\d++)?");

    /** Where a setting stands first, by its name in one spelling. */
    private final Map<String, Place> places = new HashMap<>();

    private YamlProblems() {}

    /**
     * Something that is wrong with a document.
     *
     * @param line counted from 1
     */
    record Problem(int line, String words) {}

    /**
     * Where a setting stands.
     *
     * @param keys as they are written, one below the other
     */
    private record Place(List<String> keys, int line) {

        Place below(ScalarNode key, Node value) {
            return new Place(
                    Stream.concat(keys.stream(), Stream.of(key.getValue())).toList(),
                    value.getStartMark().getLine() + 1);
        }

        /** {@code resultsByteOrderMark} and {@code results_byte_order_mark} are {@code results-byte-order-mark}. */
        String oneSpelling() {
            return String.join(".", keys).replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
        }
    }

    /** @throws org.yaml.snakeyaml.error.YAMLException it is not YAML */
    static Optional<Problem> in(String yaml) {
        for (Event event : yaml().parse(reader(yaml))) {
            if (event instanceof AliasEvent) {
                return Optional.of(new Problem(
                        event.getStartMark().getLine() + 1,
                        "an alias (*name) is not supported. Write the value itself"));
            }
        }
        for (Node document : yaml().composeAll(reader(yaml))) {
            Optional<Problem> repeated = new YamlProblems().find(new Place(List.of(), 1), document);
            if (repeated.isPresent()) {
                return repeated;
            }
        }
        return Optional.empty();
    }

    private Optional<Problem> find(Place place, Node node) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key) {
                    Optional<Problem> problem = find(place.below(key, entry.getValueNode()), entry.getValueNode());
                    if (problem.isPresent()) {
                        return problem;
                    }
                }
            }
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar && isAnotherNumber(scalar)) {
            return Optional.of(new Problem(
                    place.line(),
                    "%s is read as another number in YAML. Write it without leading zeros, colons and underscores, or in quotation marks"
                            .formatted(Redacted.line(scalar.getValue()))));
        }
        Place first = places.putIfAbsent(place.oneSpelling(), place);
        // To the letter the same key is refused by whoever reads the settings.
        return first == null || first.keys().equals(place.keys())
                ? Optional.empty()
                : Optional.of(new Problem(
                        place.line(),
                        "the setting is there a second time, in another spelling; the first is in line %d. Keep one of them"
                                .formatted(first.line())));
    }

    private static boolean isAnotherNumber(ScalarNode scalar) {
        return (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT))
                && scalar.isPlain()
                && !PLAIN_NUMBER.matcher(scalar.getValue()).matches();
    }

    private static Yaml yaml() {
        return new Yaml(new LoaderOptions());
    }

    private static Reader reader(String yaml) {
        return new StringReader(yaml);
    }
}
