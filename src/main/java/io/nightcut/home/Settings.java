package io.nightcut.home;

import io.nightcut.text.Redacted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/** All settings as they hold, from wherever they come. The shipped application.yml gives each of them its default. */
public final class Settings {

    static final String TOKEN = "descript.token";
    static final String TOKEN_VARIABLE = "DESCRIPT_API_TOKEN";
    private static final String SHIPPED = "class path resource [application.yml]";
    private static final List<String> PREFIXES = List.of("nightcut.", "descript.", "resilience4j.");
    private static final List<String> MADE_OF_OTHERS = List.of(ResolvedSettings.NAME, "literalTexts");
    private static final String HIDDEN = "****";

    /** Whoever knows them can write where they lead. */
    private static final List<String> SECRETS = List.of(
            TOKEN,
            "nightcut.notify.webhook",
            "nightcut.notify.ping",
            "nightcut.notify.mail.password",
            "nightcut.database.password");

    private final ConfigurableEnvironment environment;
    private final EnumerablePropertySource<?> shipped;
    private final SettingNames names;

    public Settings(ConfigurableEnvironment environment) {
        this.environment = environment;
        this.shipped = environment.getPropertySources().stream()
                .filter(source -> source.getName().contains(SHIPPED))
                .map(source -> (EnumerablePropertySource<?>) source)
                .findFirst()
                .orElseThrow();
        this.names = new SettingNames(
                Stream.of(shipped.getPropertyNames()).filter(Settings::isOurs).toList());
    }

    static boolean isOurs(String name) {
        return PREFIXES.stream().anyMatch(name::startsWith);
    }

    SettingNames names() {
        return names;
    }

    /** From which they were read. */
    public ConfigurableEnvironment environment() {
        return environment;
    }

    /** All of them by their names. Lists of several values are left out: they are not for people. */
    public List<Setting> all() {
        return names.all().stream().flatMap(name -> of(name).stream()).toList();
    }

    /** Where this setting was given, for people. */
    public Optional<String> originOf(String name) {
        return property(name)
                .map(property -> name.equals(TOKEN) ? originOfToken(property) : Setting.originOf(property));
    }

    /** By default it is taken from a variable, or from a file. */
    private String originOfToken(ConfigurationProperty property) {
        String origin = Setting.originOf(property);
        if (!origin.equals(Setting.DEFAULT)) {
            return origin;
        }
        return System.getenv(TOKEN_VARIABLE) != null
                ? "environment variable " + TOKEN_VARIABLE
                : value(SecretFile.OF_TOKEN).isBlank() ? Setting.DEFAULT : SecretFile.OF_TOKEN;
    }

    private Optional<Setting> of(String name) {
        return originOf(name).map(origin -> new Setting(name, shown(name), origin));
    }

    private String shown(String name) {
        String value = value(name);
        return SECRETS.contains(name) && !value.isEmpty() ? HIDDEN : Redacted.text(value);
    }

    /** As it holds; empty: it is not set. */
    public String value(String name) {
        return String.valueOf(environment.getProperty(name, ""));
    }

    /** Whether any text may stand there: not if the shipped application.yml has a word for yes or no. */
    boolean isText(String name) {
        return isOurs(name) && shipped.getProperty(name) instanceof String;
    }

    /** What the shipped application.yml says. */
    String defaultOf(String name) {
        return String.valueOf(shipped.getProperty(name));
    }

    /** What {@link ResolvedSettings} and the command line make of the settings that people have given. */
    private static boolean isMadeOfOthers(@Nullable Object source) {
        return source instanceof PropertySource<?> known && MADE_OF_OTHERS.contains(known.getName());
    }

    private Optional<ConfigurationProperty> property(String name) {
        ConfigurationPropertyName wanted = ConfigurationPropertyName.of(name);
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty property = source.getConfigurationProperty(wanted);
            if (property != null && !isMadeOfOthers(source.getUnderlyingSource())) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }
}
