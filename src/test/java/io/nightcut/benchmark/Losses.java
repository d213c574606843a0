package io.nightcut.benchmark;

import java.time.Duration;

/**
 * Where the time of a night went, along its {@link ChainOfWaits}.
 *
 * @param own of the jobs themselves and of the quotas' windows
 * @param permits free and not used
 * @param seeing from a job's end to the first read that showed it
 * @param submitting from there to the POST that waited for nothing else
 */
record Losses(Duration own, Duration permits, Duration seeing, Duration submitting) {

    static final Losses NONE = new Losses(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    Losses own(Duration more) {
        return new Losses(own.plus(more), permits, seeing, submitting);
    }

    Losses permits(Duration more) {
        return new Losses(own, permits.plus(more), seeing, submitting);
    }

    Losses seeing(Duration more) {
        return new Losses(own, permits, seeing.plus(more), submitting);
    }

    Losses submitting(Duration more) {
        return new Losses(own, permits, seeing, submitting.plus(more));
    }

    Losses inDescriptsTime(Speed speed) {
        return new Losses(
                speed.descripts(own), speed.descripts(permits), speed.descripts(seeing), speed.descripts(submitting));
    }

    /** The whole night. */
    Duration total() {
        return own.plus(permits).plus(seeing).plus(submitting);
    }
}
