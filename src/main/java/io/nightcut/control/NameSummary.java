package io.nightcut.control;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The names of projects, as far as they are shown: how many, and which come first. */
public final class NameSummary {

    private static final int SHOWN = 5;

    private final List<String> first = new ArrayList<>();
    private int count;

    public static NameSummary of(List<String> names) {
        NameSummary all = new NameSummary();
        names.forEach(all::add);
        return all;
    }

    public void add(String name) {
        count++;
        if (count <= SHOWN) {
            first.add(name);
        }
    }

    public int count() {
        return count;
    }

    /** {@code 7 ("Recap", "Demo", …)}. */
    @Override
    public String toString() {
        return first.stream()
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(", ", count + " (", count > SHOWN ? ", …)" : ")"));
    }
}
