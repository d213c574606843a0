package io.nightcut.descript;

import io.nightcut.text.KnownSecrets;

/** An API token, sent as the bearer token of every call. A secret: its text form hides it. */
public record Token(String value) {

    public Token {
        value = value.strip();
        for (String part : value.split(":", 2)) {
            KnownSecrets.addToken(part);
        }
    }

    /** Whether it can be sent in a header: it is not empty, and has only visible ASCII characters. */
    boolean isWellFormed() {
        return !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c < 127);
    }

    @Override
    public String toString() {
        return "…";
    }
}
