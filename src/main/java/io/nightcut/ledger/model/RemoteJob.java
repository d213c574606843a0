package io.nightcut.ledger.model;

import org.jspecify.annotations.Nullable;

/** A job that Descript has accepted, and the Descript project that it works on. */
public record RemoteJob(
        String id, String projectId, @Nullable String projectUrl) {}
