package io.nightcut.settle;

import io.nightcut.callback.CallbackHints;
import io.nightcut.callback.CallbackSettings;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.stereotype.Component;

/**
 * Which jobs callbacks have told of. A callback decides when a job is looked at and nothing else: whoever sends false ones
 * causes reads, within their quota.
 */
@Component
@StepScope
class HintedJobs {

    private static final Logger log = LoggerFactory.getLogger(HintedJobs.class);

    /** A job that was told of and is still shown as running: the list may lag behind. */
    private static final int LOOKS = 4;

    /** Whose POST's answer is still on its way. Callers may name any number of jobs that do not exist. */
    private static final int MOST_EARLY = 1_000;

    /** So many unknown ids at a time are compared with the ledger. */
    private static final int MOST_UNKNOWN = 100;

    /** A callback that has not come this many times the time for gathering after an end was seen will not come. */
    private static final int GRACE = 10;

    private final CallbackHints hints;
    private final LedgerQueries ledger;
    private final Clock clock;
    private final CallbackSettings settings;
    private final Duration leastPause;
    private final CallbackReliability reliability = new CallbackReliability();

    private final Map<String, Integer> looksLeft = new HashMap<>();
    private final Set<String> notLookedAt = new HashSet<>();
    private final Map<String, Boolean> early = new LinkedHashMap<>();

    /** Jobs that were seen ended without a callback, and when. */
    private final Map<String, Instant> untold = new HashMap<>();

    private final Set<String> lookups = new HashSet<>();
    private Instant nextLookups = Instant.MIN;
    private boolean told;
    private boolean toldOfReturn;

    HintedJobs(CallbackHints hints, LedgerQueries ledger, Clock clock, CallbackSettings settings, PollSettings poll) {
        this.hints = hints;
        this.ledger = ledger;
        this.clock = clock;
        this.settings = settings;
        this.leastPause = poll.least();
    }

    /** When callbacks that have come are to be taken into account. */
    Instant due() {
        return hints.due();
    }

    /** Sorts what has come by what is known of it. */
    void take(List<Submission> open) {
        if (!hints.isListening()) {
            return;
        }
        Set<String> running = open.stream()
                .map(Submission::job)
                .filter(job -> job != null)
                .map(RemoteJob::id)
                .collect(Collectors.toSet());
        running.stream().filter(id -> early.remove(id) != null).forEach(this::hint);
        int compared = 0;
        int ignored = 0;
        boolean unknown = false;
        for (String id : hints.due().isAfter(clock.instant()) ? List.<String>of() : hints.take()) {
            if (running.contains(id)) {
                hint(id);
            } else if (untold.remove(id) != null) {
                doubt(reliability.late(), id, "the callback came after that");
            } else if (compared++ >= MOST_UNKNOWN) {
                ignored++;
            } else {
                keepEarly(id);
                boolean isSettled = ledger.isJobClaimed(id); // Or its answer has just come.
                ignored += isSettled ? 1 : 0;
                unknown |= !isSettled;
            }
        }
        hints.ignore(ignored);
        if (unknown && !clock.instant().isBefore(nextLookups)) {
            lookUp(open);
        }
        judgeUntold();
    }

    private void hint(String id) {
        if (looksLeft.putIfAbsent(id, LOOKS) == null) {
            notLookedAt.add(id);
        }
    }

    /** One that comes before its POST's own answer is taken into account once that has come. */
    private void keepEarly(String id) {
        if (early.size() == MOST_EARLY) {
            early.remove(early.keySet().iterator().next());
            hints.ignore(1);
        }
        early.put(id, true);
    }

    private void lookUp(List<Submission> open) {
        open.stream()
                .filter(submission -> submission.state() == SubmissionState.SENDING)
                .map(HintedJobs::nameOf)
                .forEach(lookups::add);
        nextLookups = clock.instant().plus(leastPause);
    }

    /** Whether what came of an unanswered POST is to be looked for now, since a callback told of an unknown job. */
    boolean isToBeLookedUp(Submission unanswered) {
        return lookups.contains(nameOf(unanswered));
    }

    /** It is looked for. */
    void lookedUp(Submission unanswered) {
        lookups.remove(nameOf(unanswered));
    }

    private static String nameOf(Submission submission) {
        return submission.stage() + " " + submission.projectKey();
    }

    /** Whether one of these was told of and has not been looked at since. */
    boolean isAnyToBeLookedAt(List<Submission> running) {
        return !notLookedAt.isEmpty() && running.stream().anyMatch(each -> isToBeLookedAt(idOf(each)));
    }

    /** Whether this one was told of and has not been looked at since. */
    boolean isToBeLookedAt(String id) {
        return notLookedAt.contains(id);
    }

    /** Whether these need to be looked at only now and then, since a callback will tell of their ends. */
    boolean willBeTold(List<Submission> running) {
        return hints.isListening()
                && reliability.isReliable()
                && running.stream()
                        .noneMatch(each -> looksLeft.containsKey(idOf(each)) || isOfAnEarlierRun(each.sentAt()));
    }

    /** Nobody was listening when it may have ended. */
    private boolean isOfAnEarlierRun(@Nullable Instant sentAt) {
        return sentAt == null || sentAt.isBefore(hints.since());
    }

    /** A job was looked at and has not ended. */
    void lookedAt(String id) {
        notLookedAt.remove(id);
        looksLeft.computeIfPresent(id, (hinted, left) -> left > 1 ? left - 1 : null);
    }

    /** A job was seen ended. */
    void ended(String id, Instant sentAt) {
        notLookedAt.remove(id);
        boolean wasTold = looksLeft.remove(id) != null;
        if (!hints.isListening() || isOfAnEarlierRun(sentAt)) {
            return;
        }
        if (wasTold) {
            relied();
        } else {
            untold.put(id, clock.instant());
        }
    }

    private void judgeUntold() {
        Instant latest = clock.instant().minus(settings.gather().multipliedBy(GRACE));
        Optional<String> late = untold.entrySet().stream()
                .filter(each -> each.getValue().isBefore(latest))
                .map(Map.Entry::getKey)
                .findFirst();
        untold.values().removeIf(seen -> seen.isBefore(latest));
        late.ifPresent(id -> doubt(reliability.untold(), id, "no callback came"));
    }

    private void doubt(boolean isNew, String id, String why) {
        if (isNew && !told) {
            told = true;
            log.warn(
                    "Job {} was seen ended, and {}. Looking at all jobs at the usual pace until callbacks come again."
                            + " If this happens every time, check the way back: nightcut doctor",
                    id,
                    why);
        }
    }

    private void relied() {
        Optional<Integer> again = reliability.told();
        if (again.isPresent() && !toldOfReturn) {
            toldOfReturn = true;
            log.info("Callbacks came for the last {} jobs: relying on them again", again.get());
        }
    }

    private static String idOf(Submission running) {
        RemoteJob job = running.job();
        return job == null ? "" : job.id();
    }
}
