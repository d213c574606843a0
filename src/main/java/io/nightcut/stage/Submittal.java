package io.nightcut.stage;

import io.nightcut.descript.JobRequest;

/** A project's turn in a stage, made into the request that is to be POSTed. */
record Submittal(String projectKey, String projectName, JobRequest request) {}
