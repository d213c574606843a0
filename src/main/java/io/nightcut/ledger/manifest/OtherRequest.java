package io.nightcut.ledger.manifest;

import io.nightcut.ledger.model.Instruction;

/**
 * What another manifest asks of a project.
 *
 * @param manifest its path
 */
public record OtherRequest(String projectKey, String manifest, Instruction instruction) {}
