package io.nightcut.cli.start;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Settings that are texts for people and for Descript's agent are taken as they are written. Spring would put the value of a
 * variable in the place of {@code ${…}}, and the API token is such a variable.
 */
final class LiteralTexts {

    private static final List<String> NAMES = List.of("nightcut.prompt", "nightcut.prompt-suffix", "nightcut.folder");

    private LiteralTexts() {}

    static void keep(ConfigurableEnvironment environment) {
        Map<String, Object> literal = new HashMap<>();
        for (String name : NAMES) {
            String written = written(environment, ConfigurationPropertyName.of(name));
            if (written.contains("${")) {
                literal.put(name, written.replace("${", "\\${"));
            }
        }
        if (!literal.isEmpty()) {
            environment.getPropertySources().addFirst(new MapPropertySource("literalTexts", literal));
        }
    }

    private static String written(ConfigurableEnvironment environment, ConfigurationPropertyName name) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty property = source.getConfigurationProperty(name);
            if (property != null) {
                return String.valueOf(property.getValue());
            }
        }
        return "";
    }
}
