package io.nightcut.control;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How many projects there are of some kind, and the names of the first few, so that a message stays one line. */
public final class NameSummary {

    private static final int USUALLY_SHOWN = 5;

    private final int mostShown;
    private final List<String> first = new ArrayList<>();
    private int count;

    public NameSummary() {
        this(USUALLY_SHOWN);
    }

    /** Shows this many names at most. */
    public NameSummary(int mostShown) {
        this.mostShown = mostShown;
    }

    public static NameSummary of(List<String> names) {
        NameSummary all = new NameSummary();
        names.forEach(all::add);
        return all;
    }

    public void add(String name) {
        count++;
        if (count <= mostShown) {
            first.add(name);
        }
    }

    public int count() {
        return count;
    }

    /** The first few. */
    public List<String> first() {
        return List.copyOf(first);
    }

    /** {@code "Recap", "Demo" and 5 more}. */
    public String names() {
        return first.stream()
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(
                        ", ", "", count > mostShown ? " and %d more".formatted(count - mostShown) : ""));
    }

    /** {@code 7 ("Recap", "Demo" and 5 more)}. */
    @Override
    public String toString() {
        return "%d (%s)".formatted(count, names());
    }
}
