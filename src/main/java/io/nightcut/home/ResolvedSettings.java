package io.nightcut.home;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** What follows from settings and home together: absolute paths, and the API token where a file holds it. */
public final class ResolvedSettings {

    /** Not for people: the home, for what has its place there. */
    public static final String HOME = "nightcut.home";

    /** Not for people: whether there is no state yet when the command starts. */
    public static final String STATE_IS_NEW = "state.is-new";

    private static final String STATE = "nightcut.state";
    static final String NAME = "resolvedSettings";
    private static final List<String> PATHS = List.of(STATE, "nightcut.results", "nightcut.http.ca-file");

    private ResolvedSettings() {}

    /** Puts it before all other settings. */
    public static void put(ConfigurableEnvironment environment, Home home) {
        Settings settings = new Settings(environment);
        Map<String, Object> resolved = new HashMap<>();
        resolved.put(HOME, literal(home.folder()));
        for (String name : PATHS) {
            String value = settings.value(name);
            if (!value.isBlank()) {
                resolved.put(name, literal(path(name, value, home)));
            }
        }
        resolved.put(STATE_IS_NEW, Files.notExists(Path.of(resolved.get(STATE) + ".mv.db")));
        tokenFile(environment, home).ifPresent(file -> {
            String token = file.read();
            String other = settings.value(Settings.TOKEN).strip();
            if (!other.isEmpty() && !other.equals(token)) {
                throw new InvalidConfigurationPropertyValueException(
                        TokenFile.SETTING,
                        file.file(),
                        "it holds another token than %s. Remove one of the two"
                                .formatted(settings.originOf(Settings.TOKEN).orElse(Settings.TOKEN)));
            }
            resolved.put(Settings.TOKEN, token);
        });
        environment.getPropertySources().addFirst(new MapPropertySource(NAME, resolved));
    }

    /** The file that holds the API token, if one is set. */
    public static Optional<TokenFile> tokenFile(Environment settings, Home home) {
        String value = settings.getProperty(TokenFile.SETTING, "");
        return value.isBlank() ? Optional.empty() : Optional.of(new TokenFile(path(TokenFile.SETTING, value, home)));
    }

    private static Path path(String name, String value, Home home) {
        try {
            return home.resolve(value.strip());
        } catch (InvalidPathException e) {
            throw new InvalidConfigurationPropertyValueException(name, value, "it is not a path: " + e.getReason());
        }
    }

    /** Spring would look for the value of a variable. */
    private static String literal(Path path) {
        return path.toString().replace("${", "\\${");
    }
}
