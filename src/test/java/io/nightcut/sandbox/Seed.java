package io.nightcut.sandbox;

import java.time.Instant;

/** A project that is in the Drive without this night's doing, imported and edited or not. */
public record Seed(String name, boolean mine, Instant createdAt, boolean imported, boolean edited) {

    /** The token's owner made it, say on another night. */
    public static Seed mine(String name, Instant createdAt) {
        return new Seed(name, true, createdAt, true, false);
    }

    public static Seed somebodyElses(String name, Instant createdAt) {
        return new Seed(name, false, createdAt, true, false);
    }

    public Seed edited(boolean value) {
        return new Seed(name, mine, createdAt, imported, value);
    }

    public Seed imported(boolean value) {
        return new Seed(name, mine, createdAt, value, edited);
    }
}
