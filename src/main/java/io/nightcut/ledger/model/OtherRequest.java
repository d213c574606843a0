package io.nightcut.ledger.model;

/**
 * What another manifest asks of a project.
 *
 * @param manifest its path
 */
public record OtherRequest(String projectKey, String manifest, Instruction instruction) {}
