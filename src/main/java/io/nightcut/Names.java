package io.nightcut;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The names of projects, as far as they are shown: how many, and which come first. */
final class Names {

    private static final int SHOWN = 5;

    private final List<String> first = new ArrayList<>();
    private int count;

    static Names of(List<String> names) {
        Names all = new Names();
        names.forEach(all::add);
        return all;
    }

    void add(String name) {
        count++;
        if (count <= SHOWN) {
            first.add(name);
        }
    }

    int count() {
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
