package io.nightcut.budget;

/** From what one of ten nights stays below to what nine of ten stay below, and the mean of all. */
public record Range(double low, double expected, double high) {

    static final double ONE_OF_TEN = 0.1;

    Range times(double factor) {
        return new Range(low * factor, expected * factor, high * factor);
    }

    /** {@code 180 to 260}. */
    @Override
    public String toString() {
        return rounded(low).equals(rounded(high)) ? rounded(high) : rounded(low) + " to " + rounded(high);
    }

    private static String rounded(double number) {
        return String.valueOf(Math.round(number));
    }
}
