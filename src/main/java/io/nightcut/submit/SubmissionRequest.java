package io.nightcut.submit;

import io.nightcut.descript.api.JobRequest;
import io.nightcut.ledger.model.Media;
import java.util.List;

/**
 * A request that is ready to be sent.
 *
 * @param uploads the local files that it announces, and that are uploaded once it is accepted
 */
record SubmissionRequest(String projectKey, String projectName, JobRequest request, List<Media> uploads)
        implements PreparedSubmission {}
