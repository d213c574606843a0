package io.nightcut.probe;

import io.nightcut.manifest.link.FirstBytes;

/** What a server has answered; the first bytes are none when they were not asked for. */
record ProbeResponse(ResponseHead head, FirstBytes first) {}
