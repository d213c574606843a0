package io.nightcut.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A project that is in the Drive without this night's doing, imported and edited or not.
 *
 * @param ids null: any
 */
public record Seed(
        String name,
        boolean mine,
        Instant createdAt,
        boolean imported,
        boolean edited,
        @Nullable Ids ids) {

    /** The token's owner made it, say on another night. */
    public static Seed mine(String name, Instant createdAt) {
        return new Seed(name, true, createdAt, true, false, null);
    }

    public static Seed somebodyElses(String name, Instant createdAt) {
        return new Seed(name, false, createdAt, true, false, null);
    }

    public Seed edited(boolean value) {
        return new Seed(name, mine, createdAt, imported, value, ids);
    }

    public Seed imported(boolean value) {
        return new Seed(name, mine, createdAt, value, edited, ids);
    }

    /** By the ids that a state of another day knows it by. */
    public Seed called(Ids value) {
        return new Seed(name, mine, createdAt, imported, edited, value);
    }
}
