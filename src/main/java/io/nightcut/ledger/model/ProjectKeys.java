package io.nightcut.ledger.model;

import java.util.List;

/**
 * By which a project can be recognised.
 *
 * @param current its name and its media without what changes from run to run
 * @param v1 the same as version 0.1.0 made it
 * @param media its media alone, like {@code current}
 * @param earlier the same as later versions made it before today's
 */
public record ProjectKeys(String current, String v1, String media, List<String> earlier) {

    public ProjectKeys {
        earlier = List.copyOf(earlier);
    }

    public ProjectKeys(String current, String v1, String media) {
        this(current, v1, media, List.of());
    }
}
