package io.nightcut.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The faults ordered and not yet used up, in their order. Guarded by the account's lock. */
final class Faults {

    private final Draws dice;
    private final List<Ordered> queue = new ArrayList<>();
    private int ordered;
    private Consumer<Fault> listener = fault -> {};

    Faults(Draws dice) {
        this.dice = dice;
    }

    void order(Fault fault) {
        queue.add(new Ordered(fault, ordered++));
    }

    void clear() {
        queue.clear();
    }

    void whenStruck(Consumer<Fault> told) {
        listener = told;
    }

    List<Fault> left() {
        return queue.stream().map(each -> each.fault.times(each.left)).toList();
    }

    /** The fault that strikes the answer of this call. It stays ordered until it is {@link #spend spent}. */
    @Nullable
    Ordered answering(Call call, String project) {
        return next(call, project, kind -> !kind.concernsTheJob());
    }

    /** What was ordered for the job that this call has started. */
    JobOrder job(Call call, String project) {
        Fault fate = spent(next(call, project, kind -> kind == Fault.Kind.FATE));
        Fault listed = spent(next(call, project, kind -> kind == Fault.Kind.LISTED_LATE));
        Fault found = spent(next(call, project, kind -> kind == Fault.Kind.FOUND_LATE));
        return new JobOrder(
                fate == null ? Fate.NORMAL : fate.fate(),
                fate == null ? null : fate.message(),
                listed == null ? Duration.ZERO : listed.pause(),
                found == null ? Duration.ZERO : found.pause());
    }

    void spend(Ordered fault) {
        fault.left--;
        if (fault.left == 0) {
            queue.remove(fault);
        }
        listener.accept(fault.fault);
    }

    private @Nullable Fault spent(@Nullable Ordered ordered) {
        if (ordered == null) {
            return null;
        }
        spend(ordered);
        return ordered.fault;
    }

    private @Nullable Ordered next(Call call, String project, Predicate<Fault.Kind> kinds) {
        for (Ordered each : queue) {
            if (kinds.test(each.fault.kind()) && each.fault.matches(call, project) && falls(each)) {
                return each;
            }
        }
        return null;
    }

    private boolean falls(Ordered each) {
        return each.fault.rate() >= 1 || dice.chance(each.fault.rate(), each.number + "#" + each.throwsOfDice++);
    }

    static final class Ordered {

        final Fault fault;
        private final int number;
        private int left;
        private int throwsOfDice;

        private Ordered(Fault fault, int number) {
            this.fault = fault;
            this.number = number;
            this.left = fault.times();
        }
    }
}
