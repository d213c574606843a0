package io.nightcut.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of a fault; {@link FaultKind} tells which of them its kind reads.
 *
 * @param message words, JSON or the name of a spelling; may hold {@link Template} expressions, as headers may
 * @param pause delays of an answer are real time, skews are real time too, and lags are Descript's time
 * @param at a place in JSON, as a pointer in which {@code *} is every entry of an array
 */
public record Effect(
        int status,
        @Nullable String message,
        Fate fate,
        Duration pause,
        String at,
        int count,
        Map<String, String> headers) {

    static final Effect NONE = new Effect(200, null, Fate.NORMAL, Duration.ZERO, "", 1, Map.of());

    public Effect {
        headers = Map.copyOf(headers);
    }

    Effect status(int value) {
        return new Effect(value, message, fate, pause, at, count, headers);
    }

    Effect message(@Nullable String value) {
        return new Effect(status, value, fate, pause, at, count, headers);
    }

    Effect fate(Fate value) {
        return new Effect(status, message, value, pause, at, count, headers);
    }

    Effect pause(Duration value) {
        return new Effect(status, message, fate, value, at, count, headers);
    }

    Effect at(String value) {
        return new Effect(status, message, fate, pause, value, count, headers);
    }

    Effect count(int value) {
        return new Effect(status, message, fate, pause, at, value, headers);
    }

    Effect header(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Effect(status, message, fate, pause, at, count, more);
    }
}
