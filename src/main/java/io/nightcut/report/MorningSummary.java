package io.nightcut.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A night in one sentence, and what is to be done after it.
 *
 * @param ready edited and nothing to look at, or settled by a person
 * @param byItself go on at the next run without anybody
 * @param moves what persons have to do, for how many projects each
 */
public record MorningSummary(int ready, int byItself, Map<Move, Integer> moves) {

    public MorningSummary {
        moves = moves.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(moves));
    }

    public int needsSomeone() {
        return moves.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int all() {
        return ready + byItself + needsSomeone();
    }

    /** {@code 97 of 100 are ready; 3 need you; 2 go on at the next run.} */
    public String sentence() {
        int needs = needsSomeone();
        if (all() == 0) {
            return "The manifest has no projects.";
        }
        StringBuilder sentence = new StringBuilder(
                ready == all()
                        ? all() == 1 ? "The project is ready" : "All " + all() + " are ready"
                        : "%d of %d %s ready".formatted(ready, all(), ready == 1 ? "is" : "are"));
        if (needs > 0) {
            sentence.append("; ").append(needs).append(needs == 1 ? " needs you" : " need you");
        }
        if (byItself > 0) {
            sentence.append("; ")
                    .append(byItself)
                    .append(byItself == 1 ? " goes on" : " go on")
                    .append(" at the next run");
        }
        return sentence.append('.').toString();
    }

    /** {@code Fix 4 links}, and so on. */
    public List<String> toDo() {
        return moves.entrySet().stream()
                .map(move -> move.getKey().title(move.getValue()))
                .toList();
    }

    /** What one entry adds to it. */
    static final class Counter {

        private final Map<Move, Integer> moves = new EnumMap<>(Move.class);
        private int ready;
        private int byItself;

        void add(@Nullable Move move, boolean isReady) {
            if (move != null) {
                moves.merge(move, 1, Integer::sum);
            } else if (isReady) {
                ready++;
            } else {
                byItself++;
            }
        }

        MorningSummary summary() {
            return new MorningSummary(ready, byItself, moves);
        }
    }
}
