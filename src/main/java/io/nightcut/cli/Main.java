package io.nightcut.cli;

import io.nightcut.control.Exhaustion;
import io.nightcut.http.ClientProperties;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** The program, as it is started. */
public final class Main {

    private Main() {}

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
