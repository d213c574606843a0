package io.nightcut.home;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * The folder in which nightcut was started. It decides nothing; but earlier versions kept settings and state there, and
 * what is left of them must not be passed over in silence.
 */
public final class StartFolder {

    private static final List<String> SETTINGS = List.of(
            "config/application.yml",
            "config/application.yaml",
            "config/application.properties",
            "application.yml",
            "application.yaml",
            "application.properties");

    private static final Pattern OURS = Pattern.compile("(?m)^(nightcut|descript)\\s*[:.=]");
    private static final String STATE = "state/nightcut";
    private static final String STATE_FILE = STATE + ".mv.db";
    private static final int MOST_NAMED = 3;

    private final Path folder;
    private final Home home;

    public StartFolder(Home home) {
        this(Path.of("").toAbsolutePath(), home);
    }

    StartFolder(Path folder, Home home) {
        this.folder = folder;
        this.home = home;
    }

    /** What is wrong with a settings file that lies there: it would change something, and is not used. Empty: nothing. */
    public Optional<String> unusedSettings(Settings settings) {
        if (home.origin() == Home.Origin.OPTION) {
            return Optional.empty();
        }
        return SETTINGS.stream()
                .map(folder::resolve)
                .filter(file -> Files.isRegularFile(file) && !isSame(file, home.settingsFile()))
                .flatMap(file -> changedBy(file, settings).map(changes -> words(file, changes)).stream())
                .findFirst();
    }

    private String words(Path file, String changes) {
        boolean isInConfig = Objects.equals(file.getParent(), folder.resolve("config"));
        return ("%s sets %s, but the start folder's settings are no longer used. To use them, add --home %s%s;"
                        + " to use those of %s, add --home %s or move this file away")
                .formatted(
                        file,
                        changes,
                        Shell.word(folder),
                        isInConfig ? "" : " and move the file to config/application.yml",
                        home.folder(),
                        Shell.word(home.folder()));
    }

    /** The names of settings of ours that differ there from what holds. */
    private static Optional<String> changedBy(Path file, Settings settings) {
        TreeSet<String> changed = new TreeSet<>();
        try {
            if (file.toString().endsWith(".properties")) {
                return OURS.matcher(Files.readString(file)).find()
                        ? Optional.of("settings of nightcut")
                        : Optional.empty();
            }
            for (PropertySource<?> source : SettingsFile.parse(file, Files.readAllBytes(file))) {
                for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
                    String value = String.valueOf(source.getProperty(name));
                    if (Settings.isOurs(name)
                            && !value.equals(settings.defaultOf(name))
                            && !value.equals(settings.value(name))) {
                        changed.add(name);
                    }
                }
            }
        } catch (NightcutException e) {
            return hasOurs(file) ? Optional.of("settings of nightcut (and is not valid YAML)") : Optional.empty();
        } catch (IOException e) {
            // What this user cannot read, an earlier version could not either.
            return Optional.empty();
        }
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(changed.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                        + (changed.size() > MOST_NAMED ? " and %d more".formatted(changed.size() - MOST_NAMED) : ""));
    }

    private static boolean hasOurs(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> OURS.matcher(line).find());
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * How the state of an earlier version is moved into the home, if there is one and the home has none yet.
     *
     * @param settings says which state is used
     */
    public Optional<String> stateToMove(Settings settings) {
        Path earlier = folder.resolve(STATE_FILE);
        Path current = home.resolve(STATE_FILE);
        Path used = home.resolve(settings.value("nightcut.state") + ".mv.db");
        if (!used.equals(current) || Files.exists(current) || !Files.isRegularFile(earlier)) {
            return Optional.empty();
        }
        Path to = Objects.requireNonNull(current.getParent());
        return Optional.of(
                ("The state of an earlier version is in %s, and the home %s has none yet. Without it everything would be paid"
                                + " again. Move it: mkdir -m 700 -p %s && mv %s* %s; or use it where it is: --home %s")
                        .formatted(
                                earlier.getParent(),
                                home.folder(),
                                Shell.word(to),
                                Shell.word(folder.resolve(STATE)),
                                Shell.word(to),
                                Shell.word(folder)));
    }

    /** Ends a command that would pass over what an earlier version has left. */
    public void refuseLeftovers(Settings settings) {
        unusedSettings(settings).or(() -> stateToMove(settings)).ifPresent(problem -> {
            throw new NightcutException(ExitCode.REFUSED, problem + ". " + StandardPhrases.NOTHING_SENT);
        });
    }

    /** A path in a command that is to be copied into a shell. */
    private static final class Shell {

        private static final Pattern PLAIN = Pattern.compile("[\\w./~+-]+", Pattern.UNICODE_CHARACTER_CLASS);

        static String word(Path path) {
            String text = path.toString();
            return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
        }
    }
}
