package io.nightcut.submit;

import io.nightcut.descript.api.JobRequest;
import io.nightcut.ledger.model.Media;
import java.util.List;

/**
 * A project's turn in a stage, made into the request that is to be POSTed.
 *
 * @param uploads the files of this machine that it announces, and that have to follow
 */
public record SubmissionRequest(String projectKey, String projectName, JobRequest request, List<Media> uploads) {}
