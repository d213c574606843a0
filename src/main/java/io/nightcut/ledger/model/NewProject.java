package io.nightcut.ledger.model;

/** A project of which nothing was ever submitted, as far as the ledger knows. */
public record NewProject(String key, String name) {}
