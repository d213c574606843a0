package io.nightcut.notify;

import io.micrometer.core.instrument.Tag;
import io.nightcut.ledger.history.PastRun;
import io.nightcut.ledger.history.RunFigures;
import io.nightcut.ledger.model.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of a run, by Prometheus' conventions for names. Dashboards read them: names are added, none is changed.
 *
 * @param manifest its path
 */
record RunMetrics(String manifest, List<Value> values) {

    RunMetrics {
        values = List.copyOf(values);
    }

    /** One number. */
    record Value(String name, String description, double number, List<Tag> tags) {}

    /**
     * Of the last run.
     *
     * @param lastSuccess when a run ended last with all projects ready; null: none has
     * @param calls how many paid calls it made
     * @param pauses when it had to wait
     */
    static RunMetrics of(
            String manifest,
            int exitCode,
            Instant endedAt,
            @Nullable PastRun run,
            @Nullable Instant lastSuccess,
            int calls,
            List<Pause> pauses) {
        List<Value> values = new ArrayList<>();
        add(values, "nightcut_run_exit_code", "Exit code of the last run", exitCode);
        add(values, "nightcut_run_end_timestamp_seconds", "When the last run ended", endedAt.getEpochSecond());
        if (lastSuccess != null) {
            add(
                    values,
                    "nightcut_run_last_success_timestamp_seconds",
                    "When a run ended last with all projects ready",
                    lastSuccess.getEpochSecond());
        }
        if (run != null) {
            add(
                    values,
                    "nightcut_run_duration_seconds",
                    "How long the last run took",
                    Duration.between(run.startedAt(), endedAt).toSeconds());
        }
        RunFigures figures = run == null ? null : run.figures();
        if (figures != null) {
            addProjects(values, figures);
            add(values, "nightcut_run_ai_credits", "AI credits that the last run used", figures.aiCredits());
            add(
                    values,
                    "nightcut_run_media_seconds",
                    "Seconds of media that the last run imported and edited",
                    figures.mediaSeconds());
            add(values, "nightcut_run_paid_calls", "Paid calls that the last run made", calls);
            add(
                    values,
                    "nightcut_run_rate_limits",
                    "Waits for the rate limit in the last run",
                    count(pauses, Pause.Kind.RATE));
            add(
                    values,
                    "nightcut_run_outages",
                    "Times in which Descript did not answer in the last run",
                    count(pauses, Pause.Kind.OUTAGE));
            values.add(new Value(
                    "nightcut_run_stopped",
                    "1 if the last run ended before everything was done, with the reason",
                    figures.stopReason() == null ? 0 : 1,
                    List.of(Tag.of("reason", figures.stopReason() == null ? "" : figures.stopReason()))));
        }
        return new RunMetrics(manifest, values);
    }

    private static void addProjects(List<Value> values, RunFigures figures) {
        addProjects(values, "edited", figures.edited() - figures.toReview());
        addProjects(values, "to_review", figures.toReview());
        addProjects(values, "failed", figures.failed());
        addProjects(values, "invalid", figures.invalid());
        addProjects(values, "unknown", figures.unknown());
        addProjects(values, "waiting", figures.waiting());
        addProjects(values, "running", figures.running());
        addProjects(values, "accepted", figures.accepted());
        addProjects(values, "dropped", figures.dropped());
    }

    private static void addProjects(List<Value> values, String status, int projects) {
        values.add(new Value(
                "nightcut_projects",
                "Projects by status after the last run",
                projects,
                List.of(Tag.of("status", status))));
    }

    private static void add(List<Value> values, String name, String description, Number number) {
        values.add(new Value(name, description, number.doubleValue(), List.of()));
    }

    private static long count(List<Pause> pauses, Pause.Kind kind) {
        return pauses.stream().filter(pause -> pause.kind() == kind).count();
    }
}
