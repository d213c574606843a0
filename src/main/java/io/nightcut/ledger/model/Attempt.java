package io.nightcut.ledger.model;

import java.time.Instant;

/**
 * A POST that may have been carried out without the ledger knowing its job.
 *
 * @param sentAt when the intent was written
 * @param isBusy Descript refused it since another job was running for the project
 */
public record Attempt(Instant sentAt, boolean isBusy) {}
