package io.nightcut.ledger.model;

/**
 * By which a project can be recognised.
 *
 * @param current its name and its media without what changes from run to run
 * @param v1 the same as version 0.1.0 made it
 * @param media its media alone, like {@code current}
 */
public record ProjectKeys(String current, String v1, String media) {}
