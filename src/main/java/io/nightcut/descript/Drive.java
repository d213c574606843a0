package io.nightcut.descript;

/** The Drive that the token belongs to. */
public record Drive(String driveId, String driveName) {}
