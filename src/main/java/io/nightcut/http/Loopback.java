package io.nightcut.http;

import org.jspecify.annotations.Nullable;

/** The names of this very machine, from which nothing goes out. */
public final class Loopback {

    private Loopback() {}

    /** Whether this host is one of them by its name alone; nothing is looked up. */
    public static boolean isNamedBy(@Nullable String host) {
        return host != null
                && (host.equals("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]"));
    }
}
