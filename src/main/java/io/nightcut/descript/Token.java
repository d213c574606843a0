package io.nightcut.descript;

/** The bearer of a Drive's owner. Never shown. */
public record Token(String value) {

    public Token {
        value = value.strip();
    }

    /** Whether it can stand in a header at all. */
    boolean isWellFormed() {
        return !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c < 127);
    }

    @Override
    public String toString() {
        return "…";
    }
}
