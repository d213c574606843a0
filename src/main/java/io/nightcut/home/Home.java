package io.nightcut.home;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which nightcut keeps its settings, its state and its log. It is found in the same way whoever starts
 * nightcut, and from wherever.
 *
 * @param folder its absolute path
 * @param origin who chose it
 */
public record Home(Path folder, Origin origin) {

    /** The variable of the environment that names it. */
    public static final String VARIABLE = "NIGHTCUT_HOME";

    private static final String OPTION = "--home";
    private static final String NAME = ".nightcut";

    /** Who chose a home. */
    public enum Origin {
        OPTION("--home"),
        VARIABLE("the environment variable NIGHTCUT_HOME"),
        ACCOUNT("the default");

        private final String words;

        Origin(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * The home that the option names, else the variable, else {@code ~/.nightcut} of the account. {@code HOME} is asked only
     * where the system knows no home of the account: some crons do not set it.
     *
     * @param option as it was given, which may be relative to the folder of the start
     * @param variables beside those of the environment
     */
    public static Home of(@Nullable String option, Map<String, ?> variables) {
        if (option != null) {
            return new Home(path(OPTION, option).toAbsolutePath().normalize(), Origin.OPTION);
        }
        Object variable = variables.containsKey(VARIABLE) ? variables.get(VARIABLE) : System.getenv(VARIABLE);
        if (variable != null && !variable.toString().isBlank()) {
            Path path = path(VARIABLE, variable.toString());
            if (!path.isAbsolute()) {
                throw refused("%s is the relative path %s. Give an absolute path".formatted(VARIABLE, variable));
            }
            return new Home(path.normalize(), Origin.VARIABLE);
        }
        return new Home(ofTheAccount().resolve(NAME), Origin.ACCOUNT);
    }

    private static Path path(String what, String text) {
        try {
            if (text.isBlank()) {
                throw refused(what + " is empty. Name a folder");
            }
            // A shell does not resolve it behind "=", and cron not at all.
            return text.equals("~") || text.startsWith("~/")
                    ? ofTheAccount().resolve("." + text.substring(1))
                    : Path.of(text);
        } catch (InvalidPathException e) {
            throw refused("%s is not a path that this system can open: %s".formatted(what, e.getReason()));
        }
    }

    private static Path ofTheAccount() {
        for (String home : new String[] {System.getProperty("user.home"), System.getenv("HOME")}) {
            // The JVM says "?" where the account is in no list of the system.
            if (home != null && home.length() > 1) {
                return Path.of(home).toAbsolutePath();
            }
        }
        throw refused("This account has no home folder. Set %s, or use %s DIR".formatted(VARIABLE, OPTION));
    }

    private static NightcutException refused(String why) {
        return new NightcutException(ExitCode.REFUSED, why + ". " + StandardPhrases.NOTHING_SENT);
    }

    /** A relative path of the settings begins in the home. */
    public Path resolve(String path) {
        return folder.resolve(path).normalize();
    }

    /** The file with the settings; it need not exist. */
    public Path settingsFile() {
        return folder.resolve("config").resolve("application.yml");
    }

    /** The log, beside what a run writes to standard output. */
    public Path logFile() {
        return folder.resolve("logs").resolve("nightcut.log");
    }
}
