package io.nightcut.kill;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A point in the program: just before or just after the n-th call of a bean's method, written
 * {@code before Ledger.sending(IMPORT) 2}.
 *
 * @param place a bean by its type's simple name or by its own, {@code sql} for the database's statements, or
 *     {@code Files}
 * @param saying only calls in whose arguments this occurs count; may be empty
 */
record Edge(boolean isBefore, String place, String method, String saying, int call) {

    /** The system property that carries to a child the edge at which it dies. */
    static final String DIE = "die";

    /** The same of the edge at which a thread of it hangs for ever. */
    static final String HANG = "hang";

    /** The same of the edge at which the whole process is stopped (SIGSTOP). */
    static final String STOP = "stop";

    /** The same of the edge at which a thread of it has no memory left. */
    static final String EXHAUST = "exhaust";

    /** The same of the edge from which on the heap of all its threads is full. */
    static final String FILL = "fill";

    private static final Pattern WRITTEN = Pattern.compile("(before|after) (\\w+)\\.(\\w+)\\(([^)]*)\\) (\\d+)");

    static Edge of(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not an edge: " + written);
        }
        return new Edge(
                parts.group(1).equals("before"),
                parts.group(2),
                parts.group(3),
                parts.group(4),
                Integer.parseInt(parts.group(5)));
    }

    boolean isOn(Class<?> type, String beanName) {
        return place.equals(beanName)
                || typesOf(type).anyMatch(each -> each.getSimpleName().equals(place));
    }

    private static Stream<Class<?>> typesOf(@Nullable Class<?> type) {
        return type == null
                ? Stream.empty()
                : Stream.of(Stream.of(type), Arrays.stream(type.getInterfaces()), typesOf(type.getSuperclass()))
                        .flatMap(each -> each);
    }

    boolean isIn(Object[] arguments) {
        return Arrays.toString(arguments).contains(saying);
    }

    @Override
    public String toString() {
        return "%s %s.%s(%s) %d".formatted(isBefore ? "before" : "after", place, method, saying, call);
    }
}
