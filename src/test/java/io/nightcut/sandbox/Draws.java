package io.nightcut.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/**
 * How long each project's jobs take. Drawn from the seed, the name and the type alone, so that neither the order of
 * arrival nor a restart changes a night.
 */
record Draws(long seed, Span importTakes, Span editTakes, boolean editsFollowMedia) {

    Duration importOf(String project) {
        return importTakes.at(fraction("import", project));
    }

    Duration editOf(String project) {
        return editTakes.at(fraction(editsFollowMedia ? "import" : "edit", project));
    }

    Duration of(JobType type, String project) {
        return type == JobType.IMPORT ? importOf(project) : editOf(project);
    }

    /** Between 1 and 11, with three places, as Descript reports them. */
    double creditsOf(String project) {
        return Math.round(1000 + 10_000 * fraction("credits", project)) / 1000.0;
    }

    /** Length of the project's media, ten times as long as its import takes. */
    long mediaSecondsOf(String project) {
        return importOf(project).toSeconds() * 10;
    }

    /** 300 kB a second of media: a five-minute import is 900 MB, just below Descript's limit. */
    long mediaBytesOf(String project) {
        return mediaSecondsOf(project) * 300_000;
    }

    boolean chance(double rate, String what) {
        return fraction("chance", what) < rate;
    }

    private double fraction(String kind, String what) {
        byte[] key = (seed + "\n" + kind + "\n" + what).getBytes(StandardCharsets.UTF_8);
        return (UUID.nameUUIDFromBytes(key).getLeastSignificantBits() & 0xFFFF_FFFFL) / (double) (1L << 32);
    }
}
