package io.nightcut.report;

import io.nightcut.ledger.history.PastNight;
import io.nightcut.ledger.history.PastRun;
import io.nightcut.ledger.model.Entry;
import io.nightcut.ledger.model.Pause;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The night as a picture: projects from top to bottom, time from left to right. All measures are in the units of its view
 * box.
 *
 * @param every which of the projects are shown: each, each second, …
 * @param restarts where a run began after the first one
 */
record NightPicture(
        int height,
        int projects,
        int every,
        List<Bar> bars,
        List<Band> bands,
        List<Label> restarts,
        List<Label> hours) {

    static final int WIDTH = 960;

    private static final int MOST_LANES = 240;
    private static final int HEIGHT = 240;
    private static final int TALLEST_LANE = 14;
    private static final int MOST_TICKS = 8;
    private static final List<Duration> TICKS = Stream.of(1, 5, 10, 30, 60, 300, 600, 900, 1800, 3600, 7200, 14400)
            .map(Duration::ofSeconds)
            .toList();

    /** A job of a project. */
    record Bar(String x, String y, String width, String height, String kind) {}

    /** A wait. */
    record Band(String x, String width, String kind) {}

    /** A moment with its time of day. */
    record Label(String x, String text) {}

    /** What a project did in the night. */
    record Jobs(List<Job> jobs) {

        /** Null: nothing was sent for it since then. */
        static @Nullable Jobs of(Entry entry, Instant since) {
            List<Job> jobs = Stream.of(entry.importing(), entry.editing())
                    .filter(Objects::nonNull)
                    .flatMap(submission -> Job.of(submission, since))
                    .toList();
            return jobs.isEmpty() ? null : new Jobs(jobs);
        }

        Instant began() {
            return jobs.get(0).from();
        }
    }

    /**
     * A job of one stage.
     *
     * @param to null: it still runs
     */
    record Job(
            Stage stage,
            boolean isDone,
            Instant from,
            @Nullable Instant to) {

        private static Stream<Job> of(Submission submission, Instant since) {
            Instant sent = submission.sentAt();
            return sent == null || sent.isBefore(since) || submission.state() == SubmissionState.WAITING
                    ? Stream.empty()
                    : Stream.of(new Job(
                            submission.stage(),
                            submission.state() == SubmissionState.DONE
                                    || submission.state() == SubmissionState.RUNNING
                                    || submission.state() == SubmissionState.SENDING,
                            sent,
                            submission.settledAt()));
        }

        String kind() {
            return isDone ? stage.word() : "failed";
        }
    }

    /** Null: there is nothing to be seen. */
    static @Nullable NightPicture of(PastNight night, List<Jobs> projects, List<Pause> pauses) {
        if (projects.isEmpty()) {
            return null;
        }
        Instant from = night.startedAt();
        Instant to = Stream.concat(
                        Stream.ofNullable(night.endedAt()),
                        projects.stream()
                                .flatMap(each -> each.jobs().stream())
                                .map(job -> job.to() == null ? job.from() : job.to()))
                .max(Comparator.naturalOrder())
                .orElse(from);
        return new Scale(from, to.isAfter(from.plusSeconds(1)) ? to : from.plusSeconds(1))
                .picture(night, projects, pauses);
    }

    private record Scale(Instant from, Instant to) {

        NightPicture picture(PastNight night, List<Jobs> projects, List<Pause> pauses) {
            int every = (projects.size() + MOST_LANES - 1) / MOST_LANES;
            int lanes = (projects.size() + every - 1) / every;
            double lane = Math.min(TALLEST_LANE, (double) HEIGHT / lanes);
            List<Jobs> sorted =
                    projects.stream().sorted(Comparator.comparing(Jobs::began)).toList();
            List<Bar> bars = new ArrayList<>();
            for (int i = 0; i < lanes; i++) {
                for (Job job : sorted.get(i * every).jobs()) {
                    bars.add(bar(job, i * lane, lane));
                }
            }
            return new NightPicture(
                    (int) Math.ceil(lanes * lane),
                    projects.size(),
                    every,
                    bars,
                    pauses.stream().map(this::band).toList(),
                    night.runs().stream()
                            .skip(1)
                            .map(PastRun::startedAt)
                            .map(this::label)
                            .toList(),
                    hours());
        }

        private Bar bar(Job job, double top, double lane) {
            double left = x(job.from());
            double right = job.to() == null ? WIDTH : x(job.to());
            double gap = lane > 3 ? 1 : 0;
            return new Bar(
                    text(left),
                    text(top),
                    text(Math.max(right - left, 1)),
                    text(Math.max(lane - gap, 0.5)),
                    job.kind());
        }

        private Band band(Pause pause) {
            double left = x(pause.from());
            return new Band(
                    text(left),
                    text(Math.max(x(pause.to()) - left, 1)),
                    pause.kind().name().toLowerCase(Locale.ROOT));
        }

        private List<Label> hours() {
            Duration length = Duration.between(from, to);
            Duration step = TICKS.stream()
                    .filter(each -> length.dividedBy(each) <= MOST_TICKS)
                    .findFirst()
                    .orElse(Duration.ofSeconds(Math.max(1, length.toSeconds() / MOST_TICKS)));
            long seconds = step.toSeconds();
            long first = Math.floorDiv(from.getEpochSecond() + seconds - 1, seconds) * seconds;
            List<Label> labels = new ArrayList<>();
            for (long at = first; at <= to.getEpochSecond(); at += seconds) {
                labels.add(label(Instant.ofEpochSecond(at)));
            }
            return labels;
        }

        private Label label(Instant at) {
            boolean isShort = Duration.between(from, to).compareTo(Duration.ofMinutes(MOST_TICKS)) < 0;
            return new Label(
                    text(x(at)),
                    DateTimeFormatter.ofPattern(isShort ? "HH:mm:ss" : "HH:mm", Locale.ROOT)
                            .format(at.atZone(ZoneId.systemDefault())));
        }

        private double x(Instant at) {
            double share = (double) Duration.between(from, at).toMillis()
                    / Duration.between(from, to).toMillis();
            return Math.min(Math.max(share, 0), 1) * WIDTH;
        }

        private static String text(double number) {
            return String.format(Locale.ROOT, "%.1f", number);
        }
    }
}
