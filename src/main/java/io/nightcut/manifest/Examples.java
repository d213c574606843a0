package io.nightcut.manifest;

import java.util.ArrayList;
import java.util.List;

/** How many lines there are of some kind, and the first few of them in words, so that a message stays one line. */
final class Examples {

    private static final int SHOWN = 3;

    private final List<String> first = new ArrayList<>();
    private int count;

    /** One more, of this name and with what is to be said of it. */
    void add(String name, String words) {
        count++;
        if (count <= SHOWN) {
            first.add("\"%s\" (%s)".formatted(name, words));
        }
    }

    int count() {
        return count;
    }

    @Override
    public String toString() {
        return String.join(", ", first) + (count > SHOWN ? " and %d more".formatted(count - SHOWN) : "");
    }
}
