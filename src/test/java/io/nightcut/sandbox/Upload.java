package io.nightcut.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A file that an import waits for. */
final class Upload {

    static final Duration VALID = Duration.ofHours(3);

    /** Stands behind every upload address, and is for nobody's eyes. */
    static final String QUERY = "?X-Goog-Signature=upl0ads1gnature";

    final String id = UUID.randomUUID().toString();
    final Job job;
    final String name;
    boolean received;

    /** SHA-256 of what has come in, in hexadecimal; empty: nothing has. */
    String digest = "";

    private final long size;
    private final Instant expiresAt;

    Upload(Job job, String name, long size, Instant expiresAt) {
        this.job = job;
        this.name = name;
        this.size = size;
        this.expiresAt = expiresAt;
    }

    void receive(byte[] bytes, Instant now) {
        if (now.isAfter(expiresAt)) {
            throw new Refused(403, "forbidden", "The upload URL has expired");
        }
        if (received) {
            throw new Refused(403, "forbidden", "The file was uploaded already");
        }
        if (bytes.length != size) {
            throw Refused.badRequest("Expected " + size + " bytes, got " + bytes.length);
        }
        received = true;
        digest = Sha256.of(bytes);
    }
}
