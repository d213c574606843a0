package io.nightcut.home;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import io.nightcut.text.Redacted;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Refuses what Spring would ignore or take for something else: names that do not exist, wherever they stand, and durations
 * without a unit, which would be milliseconds.
 */
public final class SettingsCheck {

    /** What Spring itself reads in a file of ours; the rest of {@code spring} is at the reader's own risk. */
    private static final List<String> OTHERS_IN_A_FILE = List.of("logging.", "spring.");

    /** Where Spring would look for further files, from the folder of the start on. */
    private static final List<String> FURTHER_FILES = List.of("spring.config.", "spring.profiles.");

    private static final List<String> GROUPS = List.of("nightcut", "descript", "resilience4j", "spring", "logging");

    private static final Pattern VARIABLE = Pattern.compile("(?i)(NIGHTCUT|DESCRIPT|RESILIENCE4J)[_.].*");

    /** Kubernetes gives every container the addresses of all services, by their names. */
    private static final Pattern ADDRESS_OF_A_SERVICE =
            Pattern.compile("[A-Z0-9_]+_(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT|PORT_\\d+_(TCP|UDP)(_\\w+)?)");

    /** The last is by whom the program was started: its launcher says where the program is. */
    private static final List<String> VARIABLES = List.of(Home.VARIABLE, Settings.TOKEN_VARIABLE, "NIGHTCUT_PROGRAM");

    private static final Pattern DURATION = Pattern.compile("\\d+(ns|us|ms|s|m|h|d)", Pattern.CASE_INSENSITIVE);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Settings settings;

    private SettingsCheck(Settings settings) {
        this.settings = settings;
    }

    /** Returns when all settings are known, and of their kind. */
    public static void of(Settings settings) {
        SettingsCheck check = new SettingsCheck(settings);
        for (PropertySource<?> source : settings.environment().getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> named) {
                check.names(named);
            }
        }
        check.durations();
    }

    private void names(EnumerablePropertySource<?> source) {
        switch (source.getName()) {
            case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME -> variables(source);
            case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME ->
                properties(source, "JVM option -D", false);
            case "spring.application.json" -> properties(source, "SPRING_APPLICATION_JSON: ", false);
            default -> {
                if (source instanceof CommandLinePropertySource<?>) {
                    properties(source, "", false);
                } else if (isAFileOfOurs(source)) {
                    properties(source, "", true);
                }
            }
        }
    }

    private static boolean isAFileOfOurs(EnumerablePropertySource<?> source) {
        return source instanceof MapPropertySource
                && source instanceof OriginLookup<?>
                && !source.getName().contains("class path resource");
    }

    private void variables(EnumerablePropertySource<?> environment) {
        for (String variable : environment.getPropertyNames()) {
            String upper = variable.toUpperCase(Locale.ROOT);
            boolean isOurs = VARIABLE.matcher(variable).matches()
                    && !ADDRESS_OF_A_SERVICE.matcher(variable).matches()
                    && !VARIABLES.contains(variable);
            if (isOurs && !settings.names().isKnownVariable(variable)) {
                throw refused("Unknown setting %s in the environment. %s"
                        .formatted(variable, settings.names().variableMeant(variable)));
            }
            if (upper.startsWith("SPRING_CONFIG_")) {
                throw noFurtherFiles("The environment variable " + variable);
            }
            if (isOurs || VARIABLES.contains(variable)) {
                refuseUndecoded(
                        "The environment variable " + variable, String.valueOf(environment.getProperty(variable)));
            }
        }
    }

    private void properties(EnumerablePropertySource<?> source, String where, boolean isAFile) {
        for (String name : source.getPropertyNames()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (FURTHER_FILES.stream().anyMatch(lower::startsWith) && (isAFile || lower.startsWith("spring.config."))) {
                throw noFurtherFiles("The setting " + where + name + place(source, name));
            }
            boolean concernsUs = isAFile
                    ? OTHERS_IN_A_FILE.stream().noneMatch(lower::startsWith) && !isAnEmptyGroup(source, lower)
                    : Settings.isOurs(lower);
            if (concernsUs && !settings.names().isKnown(name)) {
                throw refused("Unknown setting %s%s%s. %s"
                        .formatted(
                                where,
                                Redacted.text(name),
                                place(source, name),
                                settings.names().meant(name)));
            }
            if (isAFile && settings.isText(name) && source.getProperty(name) instanceof Boolean read) {
                throw refused("Invalid setting %s%s: YAML reads this word as %s. Write it in quotation marks."
                        .formatted(Redacted.text(name), place(source, name), read));
            }
        }
    }

    /** {@code nightcut:} with nothing below it but comments. */
    private static boolean isAnEmptyGroup(EnumerablePropertySource<?> source, String name) {
        return GROUPS.contains(name) && String.valueOf(source.getProperty(name)).isEmpty();
    }

    private static String place(EnumerablePropertySource<?> source, String name) {
        if (source instanceof OriginLookup<?>) {
            Origin origin = OriginLookup.getOrigin(source, name);
            if (origin instanceof TextResourceOrigin text && text.getLocation() != null) {
                return " (%s, line %d)"
                        .formatted(fileOf(source), text.getLocation().getLine() + 1);
            }
        }
        return "";
    }

    /** A file of several documents is several sources. */
    private static String fileOf(EnumerablePropertySource<?> source) {
        return source.getName().replaceFirst(" \\(document #\\d+\\)$", "");
    }

    private void durations() {
        for (String name : settings.names().all()) {
            if (DURATION.matcher(settings.defaultOf(name)).matches()) {
                String value = settings.value(name).strip();
                problem(value).ifPresent(problem -> {
                    throw refused("Invalid setting %s=%s (%s): %s"
                            .formatted(name, value, settings.originOf(name).orElse(Setting.DEFAULT), problem + "."));
                });
            }
        }
    }

    private static Optional<String> problem(String value) {
        if (value.matches("[+-]?\\d+(\\.\\d+)?")) {
            return Optional.of("a duration needs its unit, as in %ss, %sm or %sh".formatted(value, value, value));
        }
        if (value.contains(",")) {
            return Optional.of("it is given more than once. Give it once");
        }
        try {
            Duration duration = DurationStyle.detectAndParse(value);
            if (duration.isNegative()) {
                return Optional.of("it must not be negative");
            }
            return duration.compareTo(LONGEST) > 0
                    ? Optional.of("it is longer than " + LONGEST.toDays() + " days")
                    : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.of("it is not a duration. Write a whole number and a unit, as in 90s, 15m or 3h");
        }
    }

    /** The character that takes the place of bytes which are no text in this locale. */
    static void refuseUndecoded(String what, String text) {
        if (text.indexOf('\ufffd') >= 0) {
            throw refused(what + " is not UTF-8 text. Write it in UTF-8.");
        }
    }

    /** Ends a command that is to read settings from elsewhere. */
    public static NightcutException noFurtherFiles(String what) {
        return refused(
                what + " is not used: settings are read from config/application.yml in the home. Use --home DIR.");
    }

    private static NightcutException refused(String why) {
        return new NightcutException(ExitCode.REFUSED, why + " " + StandardPhrases.NOTHING_SENT);
    }
}
