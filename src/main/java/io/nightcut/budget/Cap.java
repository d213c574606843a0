package io.nightcut.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A cap, and how much of it is taken.
 *
 * @param kind what is counted
 * @param of whose it is: {@code ""} for a night, or {@code  for the month from 2026-11-01}
 * @param used by what has ended
 * @param reserved for what is under way, and for edits that are still to be sent
 * @param nextMove what gives room again
 */
public record Cap(Kind kind, String of, BigDecimal limit, BigDecimal used, BigDecimal reserved, String nextMove) {

    /** What is counted. */
    public enum Kind {
        CREDITS("credit cap", "AI credits", "used"),
        MINUTES("media minute cap", "media minutes", "used"),
        PROJECTS("project cap", "projects", "begun");

        private final String words;
        private final String unit;
        private final String taken;

        Kind(String words, String unit, String taken) {
            this.words = words;
            this.unit = unit;
            this.taken = taken;
        }

        /** In a sentence. */
        public String unit() {
            return unit;
        }
    }

    private static final BigDecimal SECONDS = BigDecimal.valueOf(60);
    private static final int EXACT = 6;

    static BigDecimal minutes(BigDecimal seconds) {
        return seconds.divide(SECONDS, EXACT, RoundingMode.HALF_UP);
    }

    /** How much of it a call would take. What its import has reserved for an edit is taken already. */
    BigDecimal needOf(Wish wish) {
        return switch (kind) {
            case CREDITS -> wish.aiCredits().add(wish.editCredits());
            case MINUTES -> minutes(wish.mediaSeconds());
            case PROJECTS -> wish.isBegun() ? BigDecimal.ZERO : BigDecimal.ONE;
        };
    }

    /** Whether a call has room now. What was promised has it. */
    boolean hasRoomFor(Wish wish) {
        return wish.promised() != null || needOf(wish).compareTo(left()) <= 0;
    }

    /** Whether a call would have room if nothing were reserved. */
    boolean mayGetRoomFor(Wish wish) {
        return needOf(wish).compareTo(limit.subtract(used)) <= 0;
    }

    BigDecimal left() {
        return limit.subtract(used).subtract(reserved);
    }

    /** The same when the call is under way too. */
    Cap with(Wish wish) {
        BigDecimal need = wish.promised() == null ? needOf(wish) : BigDecimal.ZERO;
        return new Cap(kind, of, limit, used, reserved.add(need), nextMove);
    }

    /** {@code credit cap of 300 reached (297.4 used). Raise it or wait …}. */
    String reached() {
        return "%s of %s%s reached (%s). %s".formatted(kind.words, plain(limit), of, taken(), nextMove);
    }

    /** {@code 300 AI credits (297.4 used)}. */
    public String words() {
        return "%s %s%s (%s)".formatted(plain(limit), kind.unit, of, taken());
    }

    public boolean isOfNight() {
        return of.isEmpty();
    }

    private String taken() {
        return plain(used) + " " + kind.taken + (reserved.signum() > 0 ? ", " + plain(reserved) + " reserved" : "");
    }

    static String plain(BigDecimal number) {
        BigDecimal rounded = number.setScale(1, RoundingMode.HALF_UP);
        return (rounded.stripTrailingZeros().scale() <= 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded)
                .toPlainString();
    }
}
