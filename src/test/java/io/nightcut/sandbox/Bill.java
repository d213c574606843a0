package io.nightcut.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was spent, and how the client behaved. Times are the sandbox's clock, durations real. */
public record Bill(List<Charge> charges, Map<Call, Tally> calls) {

    /**
     * An accepted POST.
     *
     * @param request as it came
     * @param endsAt when the job's outcome can be read; null if never
     * @param seenAt when a read first showed that outcome
     * @param looks reads of the job by its id
     * @param smallestGap between two of them
     * @param twin whether the POST that made it made another one already, by Descript's own fault
     */
    public record Charge(
            JobType type,
            String project,
            String projectId,
            String jobId,
            Instant at,
            JsonNode request,
            @Nullable Instant endsAt,
            @Nullable Instant seenAt,
            int looks,
            @Nullable Duration smallestGap,
            boolean twin) {

        public Charge(
                JobType type,
                String project,
                String projectId,
                String jobId,
                Instant at,
                JsonNode request,
                @Nullable Instant endsAt,
                @Nullable Instant seenAt,
                int looks,
                @Nullable Duration smallestGap) {
            this(type, project, projectId, jobId, at, request, endsAt, seenAt, looks, smallestGap, false);
        }
    }

    /**
     * How often a call came.
     *
     * @param overQuota how often it was over its quota
     * @param busy how often the project already had a job running
     */
    public record Tally(int received, int overQuota, int busy) {}

    public int imports() {
        return (int) of(JobType.IMPORT).count();
    }

    public int edits() {
        return (int) of(JobType.AGENT).count();
    }

    public int importsOf(String project) {
        return (int) of(JobType.IMPORT)
                .filter(each -> each.project().equals(project))
                .count();
    }

    public int editsOf(String project) {
        return (int)
                of(JobType.AGENT).filter(each -> each.project().equals(project)).count();
    }

    /** The jobs that were made for the project in this stage, by their ids, the oldest first; twins too. */
    public List<String> jobsOf(JobType type, String project) {
        return of(type).filter(each -> each.project().equals(project))
                .map(Charge::jobId)
                .toList();
    }

    /** The projects of that name that were made or edited, by their ids, the oldest first; twins too. */
    public List<String> projectsOf(String project) {
        return charges.stream()
                .filter(each -> each.project().equals(project))
                .map(Charge::projectId)
                .distinct()
                .toList();
    }

    /** The projects imported more than once or edited more than once, twins apart: two POSTs were sent. */
    public Set<String> paidTwice() {
        Set<List<Object>> paid = new HashSet<>();
        Set<String> twice = new TreeSet<>();
        for (Charge each : charges) {
            if (!each.twin() && !paid.add(List.of(each.type(), each.project()))) {
                twice.add(each.project());
            }
        }
        return twice;
    }

    public int received(Call call) {
        return calls.getOrDefault(call, new Tally(0, 0, 0)).received();
    }

    /** 429s for want of quota, over all calls; ordered ones and busy projects are not among them. */
    public int overQuota() {
        return calls.values().stream().mapToInt(Tally::overQuota).sum();
    }

    public int busy() {
        return calls.values().stream().mapToInt(Tally::busy).sum();
    }

    public int mostLooksAtOneJob() {
        return charges.stream().mapToInt(Charge::looks).max().orElse(0);
    }

    public Optional<Duration> smallestGapBetweenLooks() {
        return charges.stream()
                .flatMap(each -> Stream.ofNullable(each.smallestGap()))
                .min(Duration::compareTo);
    }

    public Optional<Instant> firstPost() {
        return charges.stream().map(Charge::at).min(Instant::compareTo);
    }

    public Optional<Instant> lastPost() {
        return charges.stream().map(Charge::at).max(Instant::compareTo);
    }

    /** From a job's end to the first read that showed it, for every job that was seen ended. */
    public List<Duration> seeingLatencies(JobType type) {
        return of(type).filter(each -> each.endsAt() != null && each.seenAt() != null)
                .map(each -> Duration.between(each.endsAt(), each.seenAt()))
                .toList();
    }

    public Stream<Charge> of(JobType type) {
        return charges.stream().filter(each -> each.type() == type);
    }
}
