package io.nightcut.stage;

import io.nightcut.descript.JobRequest;
import io.nightcut.ledger.Media;
import java.util.List;

/**
 * A project's turn in a stage, made into the request that is to be POSTed.
 *
 * @param uploads the files of this machine that it announces, and that have to follow
 */
record Submittal(String projectKey, String projectName, JobRequest request, List<Media> uploads) {}
