package io.nightcut.story;

import io.nightcut.cli.Main;
import java.util.List;
import java.util.Map;

/**
 * The program within the JVM of a test, which no start of another one slows down. One run at a time, since Spring Batch
 * keeps what belongs to a step by its number in a static place.
 */
public final class Here {

    private Here() {}

    /** Returns the exit code. */
    public static synchronized int run(Map<String, String> variables, List<String> command) {
        return Main.execute(variables, command.toArray(String[]::new));
    }
}
