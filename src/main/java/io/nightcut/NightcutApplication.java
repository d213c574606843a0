package io.nightcut;

import io.nightcut.cli.NightcutCommand;
import io.nightcut.cli.ProgramEnd;
import io.nightcut.http.ClientProperties;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: what it is told on the command line is in {@code cli}. */
@SpringBootApplication
public class NightcutApplication {

    public static void main(String[] args) {
        ClientProperties.force();
        ProgramEnd end = ProgramEnd.onSignals();
        System.exit(end.of(() -> NightcutCommand.execute(end::isStopping, args)));
    }

    /** Runs one command and returns its exit code. */
    public static int execute(String... args) {
        return NightcutCommand.execute(() -> false, args);
    }
}
