package io.nightcut.descript.api;

import io.nightcut.descript.quota.Quota;

/** What is POSTed to start a job. Every one that Descript accepts costs money. */
public sealed interface JobRequest permits ImportRequest, AgentRequest {

    /** The quota that such a POST is counted in. */
    Quota quota();
}
