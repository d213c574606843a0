package io.nightcut.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A search for a name that a person has typed: as it is written, else in another form of the same (see {@link FoldedName}),
 * and the nearest ones where it is neither.
 */
public final class NameSearch {

    private static final int MOST_NEAREST = 3;

    private final String wanted;
    private final Set<String> folded;
    private final String bare;
    private final Set<String> same = new LinkedHashSet<>();
    private final List<Near> nearest = new ArrayList<>();
    private boolean isExact;

    private record Near(String name, int distance) {}

    public NameSearch(String wanted) {
        this.wanted = wanted;
        this.bare = FoldedName.of(wanted);
        // The results have an apostrophe in front of what a spreadsheet would take for a formula.
        this.folded = wanted.startsWith("'") ? Set.of(bare, FoldedName.of(wanted.substring(1))) : Set.of(bare);
    }

    /** The name as it was typed. */
    public String wanted() {
        return wanted;
    }

    /** Compares a name. */
    public void offer(String name) {
        offer(name, FoldedName.of(name));
    }

    /** The same with its folded form, which is made once for several searches. */
    public void offer(String name, String foldedName) {
        if (name.equals(wanted)) {
            isExact = true;
            return;
        }
        if (isExact) {
            return;
        }
        if (folded.contains(foldedName)) {
            same.add(name);
        } else if (same.isEmpty()) {
            offerNearest(name, distance(foldedName));
        }
    }

    /** The name itself if it was offered, otherwise all that are the same in another form. */
    public List<String> found() {
        return isExact ? List.of(wanted) : List.copyOf(same);
    }

    /** A sentence with the nearest names, after a blank; empty: none is near. */
    public String nearest() {
        return nearest.isEmpty()
                ? ""
                : " Did you mean \"%s\"?"
                        .formatted(String.join(
                                "\" or \"", nearest.stream().map(Near::name).toList()));
    }

    private void offerNearest(String name, int distance) {
        if (distance > furthest() || nearest.stream().anyMatch(near -> near.name.equals(name))) {
            return;
        }
        nearest.add(new Near(name, distance));
        nearest.sort(Comparator.comparingInt(Near::distance));
        if (nearest.size() > MOST_NEAREST) {
            nearest.remove(MOST_NEAREST);
        }
    }

    private int furthest() {
        return bare.length() < 4 ? 1 : Math.max(2, bare.length() / 3);
    }

    /** How many letters are to be changed; a name that has the wanted one in it is the furthest of the near ones. */
    private int distance(String other) {
        int furthest = furthest();
        int far = !bare.isEmpty() && other.contains(bare) ? furthest : Integer.MAX_VALUE;
        return Math.abs(other.length() - bare.length()) > furthest ? far : Math.min(EditDistance.of(bare, other), far);
    }
}
