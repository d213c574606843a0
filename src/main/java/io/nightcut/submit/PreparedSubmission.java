package io.nightcut.submit;

/** What a processor makes of a project whose turn it is: a request to send, or the reason why none can be sent. Public, since Spring names it. */
public sealed interface PreparedSubmission permits SubmissionRequest, WithheldSubmission {

    String projectKey();

    String projectName();
}
