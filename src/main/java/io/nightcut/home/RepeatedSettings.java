package io.nightcut.home;

import java.io.Reader;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * What a YAML parser lets pass, and settings should not have: one of them twice, in two of the spellings that Spring Boot
 * takes for the same, and aliases, with which some lines can fill the memory.
 */
final class RepeatedSettings {

    /** The lines where a setting stands first, by its name in one spelling. */
    private final Map<String, Integer> lines = new HashMap<>();

    private RepeatedSettings() {}

    /**
     * Something that is wrong with a document.
     *
     * @param line counted from 1
     */
    record Problem(int line, String words) {}

    /** @throws org.yaml.snakeyaml.error.YAMLException it is not YAML */
    static Optional<Problem> in(String yaml) {
        for (Event event : yaml().parse(reader(yaml))) {
            if (event instanceof AliasEvent) {
                return Optional.of(new Problem(
                        event.getStartMark().getLine() + 1, "an alias (*name) is not supported. Write the value itself"));
            }
        }
        for (Node document : yaml().composeAll(reader(yaml))) {
            Optional<Problem> repeated = new RepeatedSettings().find("", document);
            if (repeated.isPresent()) {
                return repeated;
            }
        }
        return Optional.empty();
    }

    private Optional<Problem> find(String parent, Node node) {
        if (!(node instanceof MappingNode mapping)) {
            int line = node.getStartMark().getLine() + 1;
            Integer first = lines.putIfAbsent(parent, line);
            return first == null
                    ? Optional.empty()
                    : Optional.of(new Problem(
                            line,
                            "the setting is there a second time, in another spelling; the first is in line %d. Keep one of them"
                                    .formatted(first)));
        }
        for (NodeTuple entry : mapping.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key) {
                Optional<Problem> repeated = find(parent + "." + oneSpelling(key.getValue()), entry.getValueNode());
                if (repeated.isPresent()) {
                    return repeated;
                }
            }
        }
        return Optional.empty();
    }

    /** {@code resultsByteOrderMark} and {@code results_byte_order_mark} are {@code results-byte-order-mark}. */
    private static String oneSpelling(String key) {
        return key.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static Yaml yaml() {
        return new Yaml(new LoaderOptions());
    }

    private static Reader reader(String yaml) {
        return new StringReader(yaml);
    }
}
