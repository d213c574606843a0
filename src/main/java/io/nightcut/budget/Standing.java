package io.nightcut.budget;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All caps at one moment.
 *
 * @param inFlight calls that are under way: when they end, what was reserved for them may turn out to be too much
 * @param promises edits that imports have reserved for, and that are not sent yet
 */
record Standing(List<Cap> caps, int inFlight, int promises) {

    /** The first cap that has no room for a call. */
    Optional<Cap> refusing(Wish wish) {
        return caps.stream().filter(cap -> !cap.hasRoomFor(wish)).findFirst();
    }

    /** Whether a call may get room although it has none now. */
    boolean mayGetRoom(Wish wish) {
        return caps.stream().allMatch(cap -> cap.hasRoomFor(wish) || cap.mayGetRoomFor(wish));
    }

    /** The same when this call is under way too. */
    Standing with(Wish wish) {
        return new Standing(caps.stream().map(cap -> cap.with(wish)).toList(), inFlight, promises);
    }

    /** Null: no cap is on credits. */
    @Nullable
    BigDecimal creditsLeft() {
        return caps.stream()
                .filter(cap -> cap.kind() == Cap.Kind.CREDITS)
                .map(Cap::left)
                .min(BigDecimal::compareTo)
                .orElse(null);
    }
}
