package io.nightcut.report;

import io.nightcut.ledger.model.Entry;
import java.util.List;

/**
 * The commands that a person may copy. A project is named by its key: a name comes from outside, and a shell would take what
 * it finds in it.
 *
 * @param manifest its path, or {@code -}
 * @param home that is to be named; empty: the usual one
 */
record Commands(String manifest, String home) {

    private static final String STANDARD_INPUT = "-";

    /** Those that carry out a move, the likelier one first. */
    List<String> of(Move move, Entry entry) {
        String key = entry.shortKey();
        if (key == null) {
            return List.of();
        }
        return switch (move) {
            case ANSWER, LOOK -> List.of(resolve(key, "--accept"), run("--redo-key " + key));
            case LOOK_AT_EDIT -> List.of(run("--retry-key " + key), resolve(key, "--accept"));
            case FIND -> List.of(resolve(key, "--adopt PROJECT_ID"), resolve(key, "--again"));
            case RETRY, TAKE_OVER -> List.of(run("--retry-key " + key), resolve(key, "--drop"));
            case REDO -> List.of(run("--redo-key " + key), resolve(key, "--drop"));
            default -> List.of();
        };
    }

    /** That continues. */
    String run() {
        return run("");
    }

    private String resolve(String key, String choice) {
        return "nightcut resolve --key " + key + " " + choice + inHome();
    }

    private String run(String options) {
        return "nightcut run " + (manifest.equals(STANDARD_INPUT) ? "-" : quoted(manifest))
                + (options.isEmpty() ? "" : " " + options) + inHome();
    }

    private String inHome() {
        return home.isEmpty() ? "" : " --home " + quoted(home);
    }

    /** For a shell. */
    static String quoted(String path) {
        return path.matches("[A-Za-z0-9_./:+,@%-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
