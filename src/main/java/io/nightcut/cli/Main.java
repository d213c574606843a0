package io.nightcut.cli;

import io.nightcut.control.Exhaustion;
import io.nightcut.http.ClientProperties;
import java.net.URL;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.springframework.aot.AotDetector;
import org.springframework.core.SpringProperties;

/** The program, as it is started. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        useGeneratedBeanDefinitions();
        // Numbers and upper case are the same everywhere.
        Locale.setDefault(Locale.ROOT);
        OptionalInt elsewhere = Utf8Start.elsewhere(args);
        if (elsewhere.isPresent()) {
            System.exit(elsewhere.getAsInt());
        }
        Exhaustion.watch();
        ClientProperties.force();
        ProgramEnd end = ProgramEnd.onSignals();
        System.exit(end.of(() -> NightcutCommand.execute(end::isStopping, Map.of(), Utf8Start.arguments(args))));
    }

    /** Those of the build, if this is its jar: classes elsewhere may have changed since they were generated. */
    private static void useGeneratedBeanDefinitions() {
        URL self = Objects.requireNonNull(Main.class.getResource("Main.class"));
        if (self.getProtocol().equals("jar") && SpringProperties.getProperty(AotDetector.AOT_ENABLED) == null) {
            System.setProperty(AotDetector.AOT_ENABLED, "true");
        }
    }

    /** Runs one command and returns its exit code. */
    public static int execute(String... args) {
        return execute(Map.of(), args);
    }

    /** The same with variables beside those of the environment, such as the API token of an account. */
    public static int execute(Map<String, ?> variables, String... args) {
        return NightcutCommand.execute(() -> false, variables, args);
    }
}
