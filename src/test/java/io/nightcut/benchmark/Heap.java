package io.nightcut.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a JVM's own log of its collections tells, in megabytes.
 *
 * @param peak the most that was in use, garbage and all
 * @param live the most that a collection left
 */
record Heap(long peak, long live) {

    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(");
    private static final Pattern AT_EXIT = Pattern.compile("(?:heap|generation) +total \\d+K, used (\\d+)K");

    static Heap of(Path gcLog) throws IOException {
        String log = Files.readString(gcLog);
        List<MatchResult> collections = COLLECTION.matcher(log).results().toList();
        long atExit = AT_EXIT.matcher(log)
                .results()
                .mapToLong(used -> Long.parseLong(used.group(1)))
                .sum();
        return new Heap(Math.max(most(collections, 1), atExit / 1024), most(collections, 2));
    }

    private static long most(List<MatchResult> collections, int group) {
        return collections.stream()
                .mapToLong(each -> Long.parseLong(each.group(group)))
                .max()
                .orElse(0);
    }
}
