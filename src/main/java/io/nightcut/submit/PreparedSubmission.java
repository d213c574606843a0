package io.nightcut.submit;

/**
 * What a processor makes of a project whose turn it is: a request to send, or the reason why none can be sent. It is public
 * for the bean definitions that Spring generates.
 */
public sealed interface PreparedSubmission permits SubmissionRequest, WithheldSubmission {

    String projectKey();

    String projectName();
}
