package io.nightcut.home;

import io.nightcut.state.StateAddress;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    /** Not for people: see {@link StateAddress#MACHINE_FILES}. */
    private static final String MACHINE_FILES = "state.files";

    private static final String PASSWORD = "nightcut.database.password";
    private static final List<String> PATHS = List.of(STATE, "nightcut.results", "nightcut.http.ca-file");

    private ResolvedSettings() {}

    /** Puts it before all other settings. */
    public static void put(ConfigurableEnvironment environment, Home home) {
        Settings settings = new Settings(environment);
        Map<String, Object> resolved = new HashMap<>();
        resolved.put(HOME, literal(home.folder()));
        for (String name : PATHS) {
            String value = settings.value(name);
            if (!value.isBlank() && !(name.equals(STATE) && StateAddress.isServer(value))) {
                resolved.put(name, literal(path(name, value, home)));
            }
        }
        boolean isServer = StateAddress.isServer(settings.value(STATE));
        resolved.put(STATE_IS_NEW, !isServer && Files.notExists(Path.of(resolved.get(STATE) + ".mv.db")));
        resolved.put(MACHINE_FILES, isServer ? literal(home.resolve("state/machine")) : resolved.get(STATE));
        tokenFile(environment, home)
                .ifPresent(file -> resolved.put(Settings.TOKEN, secret(file, Settings.TOKEN, settings)));
        passwordFile(environment, home).ifPresent(file -> resolved.put(PASSWORD, secret(file, PASSWORD, settings)));
        environment.getPropertySources().addFirst(new MapPropertySource(NAME, resolved));
    }

    private static String secret(SecretFile file, String name, Settings settings) {
        String secret = file.read();
        String other = settings.value(name).strip();
        if (!other.isEmpty() && !other.equals(secret)) {
            throw new InvalidConfigurationPropertyValueException(
                    file.setting(),
                    file.file(),
                    "it holds another %s than %s. Remove one of the two"
                            .formatted(file.secret(), settings.originOf(name).orElse(name)));
        }
        return secret;
    }

    /** The file that holds the API token, if one is set. */
    public static Optional<SecretFile> tokenFile(Environment settings, Home home) {
        return secretFile(SecretFile.OF_TOKEN, "token", settings, home);
    }

    private static Optional<SecretFile> passwordFile(Environment settings, Home home) {
        return secretFile(SecretFile.OF_PASSWORD, "password", settings, home);
    }

    /** The files that hold secrets, as far as they are set. */
    public static Stream<SecretFile> secretFiles(Environment settings, Home home) {
        return Stream.of(tokenFile(settings, home), passwordFile(settings, home))
                .flatMap(Optional::stream);
    }

    private static Optional<SecretFile> secretFile(String setting, String secret, Environment settings, Home home) {
        String value = settings.getProperty(setting, "");
        return value.isBlank()
                ? Optional.empty()
                : Optional.of(new SecretFile(setting, secret, path(setting, value, home)));
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
