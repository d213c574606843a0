package io.nightcut.story;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** How a command ended: what it said, and the results that it left, a line each. */
public record Ended(int exitCode, String out, String err, List<ResultLine> results) {

    public ResultLine of(String project) {
        return results.stream()
                .filter(line -> line.name().equals(project))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(project + " in " + results));
    }

    public List<String> statuses() {
        return results.stream().map(ResultLine::status).toList();
    }

    /** Both streams, for what must be said nowhere. */
    public String said() {
        return out + err;
    }

    /** The lines of the log that hold these words. */
    public Stream<String> lines(String words) {
        return out.lines().filter(line -> line.contains(words));
    }

    /** What a line of the log says, without its date, time, offset and level. */
    static String message(String logLine) {
        return logLine.replaceFirst("^[0-9-]{10} [0-9:]{8}[+-]\\d\\d:\\d\\d [A-Z]+ +", "");
    }
}
