package io.nightcut.benchmark;

import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.Bill.Charge;
import io.nightcut.sandbox.JobType;
import io.nightcut.sandbox.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What ended a night when it ended: the job that was seen ended last was POSTed when it had a permit and its import was
 * seen ended; whichever of them came later had waited for another POST, and so on back to the first one. Time that is
 * lost beside this chain costs nothing. For a night in which each project was imported once and edited once.
 */
final class ChainOfWaits {

    private final Quota importQuota;
    private final Quota editQuota;
    private final List<Charge> imports;
    private final List<Charge> edits;
    private final Map<String, Charge> importsByProject;
    private Losses losses = Losses.NONE;

    /** The quotas as the sandbox counts them, real time. */
    ChainOfWaits(Bill bill, Quota importQuota, Quota editQuota) {
        this.importQuota = importQuota;
        this.editQuota = editQuota;
        imports = inOrder(bill.of(JobType.IMPORT));
        edits = inOrder(bill.of(JobType.AGENT));
        importsByProject = imports.stream().collect(Collectors.toMap(Charge::projectId, Function.identity()));
    }

    /** Real time. */
    Losses losses() {
        losses = Losses.NONE;
        Charge post = Stream.concat(imports.stream(), edits.stream())
                .filter(each -> each.seenAt() != null)
                .max(Comparator.comparing(ChainOfWaits::seenAt))
                .orElseThrow();
        addJob(post);
        while (post != imports.get(0)) {
            post = waitedFor(post);
        }
        return losses;
    }

    private void addJob(Charge job) {
        Instant end = Objects.requireNonNull(job.endsAt());
        losses = losses.own(Duration.between(job.at(), end)).seeing(Duration.between(end, seenAt(job)));
    }

    /** The POST, some time before this one, to which its last wait goes back. */
    private Charge waitedFor(Charge post) {
        boolean isImport = post.type() == JobType.IMPORT;
        List<Charge> ofItsKind = isImport ? imports : edits;
        Quota quota = isImport ? importQuota : editQuota;
        Charge first = imports.get(0);
        Charge imported = isImport ? first : Objects.requireNonNull(importsByProject.get(post.projectId()));
        Instant ready = isImport ? first.at() : seenAt(imported);

        int place = ofItsKind.indexOf(post) - quota.calls();
        if (place >= 0) {
            Charge before = ofItsKind.get(place);
            Instant permitted = before.at().plus(quota.window());
            if (permitted.isAfter(ready)) {
                losses = losses.own(quota.window()).permits(Duration.between(permitted, post.at()));
                return before;
            }
        }
        if (isImport) {
            losses = losses.permits(Duration.between(ready, post.at()));
        } else {
            losses = losses.submitting(Duration.between(ready, post.at()));
            addJob(imported);
        }
        return imported;
    }

    private static List<Charge> inOrder(Stream<Charge> charges) {
        return charges.sorted(Comparator.comparing(Charge::at)).toList();
    }

    private static Instant seenAt(Charge job) {
        return Objects.requireNonNull(job.seenAt(), job::project);
    }
}
