package io.nightcut.descript.api;

/** The Drive that the token belongs to. */
public record Drive(String driveId, String driveName) {}
