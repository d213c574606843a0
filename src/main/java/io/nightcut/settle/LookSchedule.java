package io.nightcut.settle;

import io.nightcut.ledger.model.Submission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** When each POST that got no answer is looked for, and what the looks for it have said so far. */
final class LookSchedule {

    /** Descript's listings may lag behind: only after this many looks without a match nothing was made. */
    private static final int LOOKS = 3;

    /** After this many looks that say neither yes nor no a person has to decide. */
    private static final int USELESS_LOOKS = 10;

    private final Clock clock;
    private final Duration settle;
    private final Duration stillUnderWay;
    private final Map<String, Looks> looks = new HashMap<>();

    /**
     * @param settle from the POST to the first look, and from each look to the next
     * @param stillUnderWay for how much longer before the first look the POST may not have arrived yet
     */
    LookSchedule(Clock clock, Duration settle, Duration stillUnderWay) {
        this.clock = clock;
        this.settle = settle;
        this.stillUnderWay = stillUnderWay;
    }

    /**
     * The looks for one submission so far.
     *
     * @param withoutMatch how many found nothing in a list that could be read
     * @param useless how many said neither yes nor no
     * @param next when the next one is due; one that Descript gave no answer to has its turn, too
     * @param silentSince since when Descript has given no answer to them; null: it answered the last one
     */
    private record Looks(
            int withoutMatch,
            int useless,
            Instant next,
            @Nullable Instant silentSince) {}

    /** When this submission is to be looked for, for the first time or again. */
    Instant next(Submission submission) {
        Looks soFar = of(submission);
        Instant latest = clock.instant().plus(settle).plus(stillUnderWay);
        if (soFar.next().isAfter(latest)) {
            // The clock was set back.
            soFar = new Looks(soFar.withoutMatch(), soFar.useless(), latest, soFar.silentSince());
            looks.put(id(submission), soFar);
        }
        return soFar.next();
    }

    /** Whether one more look without a match says that nothing was made. */
    boolean nextDecides(Submission submission) {
        return of(submission).withoutMatch() + 1 >= LOOKS;
    }

    /** A look found nothing in a list that could be read. */
    void noMatch(Submission submission) {
        Looks before = of(submission);
        put(submission, before.withoutMatch() + 1, before.useless(), null);
    }

    /**
     * A look said neither yes nor no.
     *
     * @return whether the looks are to end with that
     */
    boolean useless(Submission submission) {
        Looks before = of(submission);
        put(submission, before.withoutMatch(), before.useless() + 1, null);
        return before.useless() + 1 >= USELESS_LOOKS;
    }

    /**
     * Descript gave no answer to a look. That was none, but the others are looked for before this one is tried again.
     *
     * @return for how long it has given none to the looks for this submission
     */
    Duration unanswered(Submission submission) {
        Instant now = clock.instant();
        Looks before = of(submission);
        Instant since = Objects.requireNonNullElse(before.silentSince(), now);
        put(submission, before.withoutMatch(), before.useless(), since);
        return Duration.between(since, now);
    }

    /** What became of this submission is known. */
    void end(Submission submission) {
        looks.remove(id(submission));
    }

    /** A look that does not count, whatever it says. */
    <T> T outOfTurn(Submission submission, Supplier<T> look) {
        Looks before = looks.get(id(submission));
        try {
            return look.get();
        } finally {
            if (before == null) {
                looks.remove(id(submission));
            } else {
                looks.put(id(submission), before);
            }
        }
    }

    private Looks of(Submission submission) {
        Looks soFar = looks.get(id(submission));
        return soFar == null
                ? new Looks(0, 0, submission.timeSent().plus(settle).plus(stillUnderWay), null)
                : soFar;
    }

    private void put(Submission submission, int withoutMatch, int useless, @Nullable Instant silentSince) {
        looks.put(
                id(submission), new Looks(withoutMatch, useless, clock.instant().plus(settle), silentSince));
    }

    private static String id(Submission submission) {
        return submission.stage() + " " + submission.projectKey();
    }
}
