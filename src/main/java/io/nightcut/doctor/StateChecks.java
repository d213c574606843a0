package io.nightcut.doctor;

import io.nightcut.state.StateInspection;

/** The state: whether there is one, and whether this version can use it. */
public final class StateChecks {

    private static final String TOPIC = "state";
    private static final int KILOBYTE = 1024;

    private StateChecks() {}

    /** Of what was seen of it. */
    public static Finding state(StateInspection found) {
        String file = found.place() + ": ";
        return switch (found.condition()) {
            case MISSING -> Finding.ok(TOPIC, file + "there is none yet, which the first run creates");
            case IN_USE ->
                Finding.ok(
                        TOPIC,
                        file
                                + "%d kB, %s, a run is working on it (%s)"
                                        .formatted(found.bytes() / KILOBYTE, found.detail(), found.owner()));
            case UNUSABLE -> Finding.wrong(TOPIC, found.detail());
            case USABLE ->
                Finding.ok(
                        TOPIC,
                        file + "%d kB, %s, nobody is using it".formatted(found.bytes() / KILOBYTE, found.detail()));
        };
    }
}
