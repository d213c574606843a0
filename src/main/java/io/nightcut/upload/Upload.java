package io.nightcut.upload;

import io.nightcut.descript.api.SubmittedJob;
import io.nightcut.descript.api.UploadTarget;
import io.nightcut.ledger.model.Media;
import io.nightcut.text.ForeignText;
import io.nightcut.text.KnownSecrets;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A local file that a job of Descript's waits for. It is stored as JSON beside the state: its components' names are the
 * names of the fields there.
 *
 * @param name the file's name in the project
 * @param location the file's {@code file:} URL
 * @param size in bytes, as it was announced to Descript
 * @param target the address that it is PUT to, a secret; null once it has arrived, or if Descript gave none
 * @param goodUntil when that address expires
 * @param begun whether bytes have left for it before, so that it may have arrived although no answer said so
 * @param done whether it has arrived
 */
public record Upload(
        String projectKey,
        String projectName,
        String jobId,
        String name,
        String location,
        long size,
        @Nullable String target,
        Instant goodUntil,
        boolean begun,
        boolean done) {

    /** The address of an upload that an earlier run has begun is a secret too. */
    public Upload {
        if (target != null) {
            KnownSecrets.addAddress(target);
        }
    }

    static Upload of(String projectKey, String projectName, Media media, SubmittedJob job, Instant goodUntil) {
        return new Upload(
                projectKey,
                projectName,
                job.jobId(),
                media.name(),
                media.location(),
                Objects.requireNonNull(media.size(), media::toString),
                Optional.ofNullable(job.uploadUrls().get(ForeignText.of(media.name())))
                        .map(UploadTarget::uploadUrl)
                        .orElse(null),
                goodUntil,
                false,
                false);
    }

    Path file() {
        return Path.of(URI.create(location));
    }

    Upload asBegun() {
        return new Upload(projectKey, projectName, jobId, name, location, size, target, goodUntil, true, done);
    }

    /** The same without its address, which is needed no longer. */
    Upload asDone() {
        return new Upload(projectKey, projectName, jobId, name, location, size, null, goodUntil, begun, true);
    }

    /** Identifies it among all uploads, and stays the same whatever becomes of it. */
    String id() {
        return jobId + " " + name;
    }

    /** {@code "Weekly Recap": recap.mp4}: how messages begin. */
    String title() {
        return "\"" + projectName + "\": " + name;
    }

    @Override
    public String toString() {
        return title() + " (" + location + ")";
    }
}
