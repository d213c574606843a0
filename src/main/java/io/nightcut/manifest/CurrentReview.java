package io.nightcut.manifest;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.manifest.link.MediaSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The review of the manifest that this run reads: it goes from the step that reads to the one that accepts. */
@Component
final class CurrentReview {

    private static final Logger log = LoggerFactory.getLogger(CurrentReview.class);

    private LineReview review = new LineReview("", Long.MAX_VALUE);

    /** A new one, to be called when the reading begins. */
    synchronized LineReview begin(String manifest, MediaSettings settings) {
        review = new LineReview(manifest, settings.largeFile().toBytes());
        return review;
    }

    /**
     * Logs the warnings.
     *
     * @throws NightcutException so many new lines look like edited ones that a person has to decide
     */
    synchronized void end(ManifestSettings settings) {
        review.warnings().forEach(log::warn);
        if (!settings.asNew()) {
            review.refusal().ifPresent(why -> {
                throw new NightcutException(ExitCode.REFUSED, why);
            });
        }
    }
}
