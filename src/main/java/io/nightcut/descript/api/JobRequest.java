package io.nightcut.descript.api;

import io.nightcut.descript.quota.Quota;

/** The body of a POST that starts a job. Every one that Descript accepts costs money. */
public sealed interface JobRequest permits ImportRequest, AgentRequest {

    /** The quota that this POST counts against. */
    Quota quota();

    /** The same request, the end of whose job is reported there. */
    JobRequest reportedTo(CallbackUrl callbackUrl);
}
