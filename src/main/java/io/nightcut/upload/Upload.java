package io.nightcut.upload;

import io.nightcut.descript.api.SubmittedJob;
import io.nightcut.descript.api.UploadTarget;
import io.nightcut.ledger.model.Media;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of this machine that Descript's job waits for.
 *
 * @param name of the medium
 * @param location the file's URL
 * @param size in bytes, as it was announced
 * @param target where it is to be PUT, a secret; null once it is there, or when Descript did not say
 * @param goodUntil when that address ends
 * @param begun whether bytes have left for it before, so that it may be there though nobody has said so
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

    static Upload of(String projectKey, String projectName, Media media, SubmittedJob job, Instant goodUntil) {
        return new Upload(
                projectKey,
                projectName,
                job.jobId(),
                media.name(),
                media.location(),
                Objects.requireNonNull(media.size(), media::toString),
                Optional.ofNullable(job.uploadUrls().get(media.name()))
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

    /** Its address is needed no more. */
    Upload asDone() {
        return new Upload(projectKey, projectName, jobId, name, location, size, null, goodUntil, begun, true);
    }

    /** Which of all the uploads it is, whatever has become of it. */
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
