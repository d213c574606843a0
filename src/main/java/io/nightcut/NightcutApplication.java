package io.nightcut;

import io.nightcut.cli.NightcutCommand;
import io.nightcut.cli.ProgramEnd;
import io.nightcut.cli.Utf8Start;
import io.nightcut.control.Exhaustion;
import io.nightcut.http.ClientProperties;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: what it is told on the command line is in {@code cli}. */
@SpringBootApplication
public class NightcutApplication {

    public static void main(String[] args) {
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

    /** Runs one command and returns its exit code. */
    public static int execute(String... args) {
        return execute(Map.of(), args);
    }

    /** The same with variables beside those of the environment, such as the API token of an account. */
    public static int execute(Map<String, ?> variables, String... args) {
        return NightcutCommand.execute(() -> false, variables, args);
    }
}
