package io.nightcut.sandbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The files that imports wait for. */
final class Uploads {

    private final Map<String, Upload> uploads = new HashMap<>();

    void expect(Job job, String name, long size, Instant expiry) {
        Upload upload = new Upload(job, name, size, expiry);
        uploads.put(upload.id, upload);
    }

    List<Upload> of(Job job) {
        return uploads.values().stream().filter(upload -> upload.job == job).toList();
    }

    /** By the name of each file that has come in: its SHA-256, in hexadecimal. */
    Map<String, String> digests() {
        return uploads.values().stream()
                .filter(upload -> upload.received)
                .collect(Collectors.toMap(upload -> upload.name, upload -> upload.digest, (one, same) -> one));
    }

    boolean has(String id) {
        return uploads.containsKey(id);
    }

    Upload get(String id) {
        Upload upload = uploads.get(id);
        if (upload == null) {
            throw Refused.notFound("No such upload");
        }
        return upload;
    }

    /** Bytes have come in; with the last of a job's files its import begins. */
    void received(String id, byte[] bytes, Instant now) {
        Upload upload = get(id);
        upload.receive(bytes, now);
        if (of(upload.job).stream().allMatch(each -> each.received)) {
            upload.job.start(now);
        }
    }
}
