package io.nightcut.home;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * A setting as it holds.
 *
 * @param name as the documents call it
 * @param value as it is written, without secrets
 * @param origin who set it: {@code default}, {@code environment variable NIGHTCUT_PROMPT}, a file with its line
 */
public record Setting(String name, String value, String origin) {

    static final String DEFAULT = "default";

    /** Whether nobody has set it. */
    public boolean isDefault() {
        return origin.equals(DEFAULT);
    }

    /** Where the value of a property stands. */
    static String originOf(ConfigurationProperty property) {
        Origin found = property.getOrigin();
        Origin origin = found instanceof PropertySourceOrigin inside ? inside.getOrigin() : found;
        if (origin instanceof SystemEnvironmentOrigin variable) {
            return "environment variable " + variable.getProperty();
        }
        ConfigurationPropertySource configuration = property.getSource();
        Object source = configuration == null ? null : configuration.getUnderlyingSource();
        if (origin instanceof TextResourceOrigin text && text.getResource() != null && text.getLocation() != null) {
            String file = text.getResource().getDescription();
            return file.startsWith("class path")
                    ? DEFAULT
                    : "%s, line %d".formatted(path(file), text.getLocation().getLine() + 1);
        }
        return source instanceof PropertySource<?> known ? nameOf(known) : DEFAULT;
    }

    private static String nameOf(PropertySource<?> source) {
        if (source instanceof CommandLinePropertySource) {
            return "command line";
        }
        return switch (source.getName()) {
            case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME -> "JVM option -D";
            case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME -> "environment";
            case DefaultPropertiesPropertySource.NAME -> DEFAULT;
            case "spring.application.json" -> "SPRING_APPLICATION_JSON";
            default -> source.getName().contains("class path resource") ? DEFAULT : source.getName();
        };
    }

    /** {@code Byte array resource [/home/ops/.nightcut/config/application.yml]}. */
    private static String path(String description) {
        int bracket = description.indexOf('[');
        return bracket < 0 ? description : description.substring(bracket + 1, description.length() - 1);
    }
}
