package io.nightcut.submit;

/**
 * A project that cannot be submitted as things are.
 *
 * @param obstacle why, and what to do about it
 */
record WithheldSubmission(String projectKey, String projectName, String obstacle) implements PreparedSubmission {}
