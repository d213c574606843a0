package io.nightcut.benchmark;

import io.nightcut.benchmark.Program.Ended;
import io.nightcut.benchmark.Program.Running;
import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.Ideal;
import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSettings;
import io.nightcut.sandbox.SandboxSpeed;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * One night, to be passed by the program and by the script, each with a sandbox and a state of its own.
 *
 * @param kind of the program's state
 * @param readers how many follow the program's run by {@code status --watch}
 */
record MeasuredNight(
        MadeUpManifest manifest,
        SandboxSettings settings,
        Path folder,
        MeasuredState.Kind kind,
        int readers,
        boolean statements) {

    private static final String LOG_STATEMENTS = "--logging.level.org.springframework.jdbc.core.JdbcTemplate=debug";
    /** Of the two lines for each, the one that shows it. */
    private static final String STATEMENT = "SQL statement [";

    /** The night of the program. */
    BenchmarkColumn ofProgram(Program program, CallbackNight callbacks)
            throws IOException, InterruptedException, SQLException {
        FileSystemUtils.deleteRecursively(folder);
        Path csv = folder.resolve("night.csv").toAbsolutePath();
        MeasuredState state = MeasuredState.of(kind, folder);
        AtomicLong peak = new AtomicLong();
        manifest.write(csv);
        try (Sandbox sandbox = Sandbox.start(settings)) {
            Ended ended;
            try (Running running = program.start(
                    folder,
                    "nightcut",
                    SandboxSpeed.variables(sandbox),
                    Stream.of(
                                    List.of("run", csv.toString()),
                                    state.settings(),
                                    new SandboxSpeed(settings.speed()).settings(sandbox),
                                    callbacks.prepare(sandbox),
                                    statements ? List.of(LOG_STATEMENTS) : List.<String>of())
                            .flatMap(List::stream)
                            .toList())) {
                List<Running> followers = follow(running, program, state, sandbox);
                ended = running.ends(() -> peak.accumulateAndGet(state.bytesMeanwhile(), Math::max));
                followers.forEach(Running::close);
            }
            Bill bill = sandbox.bill();
            JsonMapper.shared().writeValue(folder.resolve("bill.json").toFile(), bill);
            if (ended.exitCode() != 0 || bill.edits() != manifest.names().size()) {
                throw new IllegalStateException("Not all were edited (exit code %d), see %s:%n%s"
                        .formatted(ended.exitCode(), ended.log(), ended.lastWords()));
            }
            System.out.println("  " + ended.said(" edited of "));
            Figures figures = Figures.of(bill, settings);
            BenchmarkColumn column = new BenchmarkColumn(
                    BenchmarkColumn.number("%,d videos", manifest.names().size())
                            + callbacks.title()
                            + kind.title()
                            + (readers == 0 ? "" : ", %d readers".formatted(readers)));
            tellTime(column, figures);
            tellLosses(column, figures);
            tellLooks(column, figures);
            tellProgram(column, figures, ended, state);
            if (peak.get() > 0) {
                column.say("state, at most", BenchmarkColumn.number("%.1f MB", peak.get() / 1e6));
            }
            if (statements) {
                long count = ended.count(STATEMENT);
                column.say(
                        "database statements a project",
                        BenchmarkColumn.number(
                                "%.1f", (double) count / manifest.names().size()));
            }
            return column;
        }
    }

    /** From the run's first POST on. */
    private List<Running> follow(Running run, Program program, MeasuredState state, Sandbox sandbox)
            throws IOException, InterruptedException {
        List<Running> followers = new ArrayList<>();
        run.awaitFirstPost(sandbox);
        List<String> words = Stream.concat(Stream.of("status", "--watch"), state.settings().stream())
                .toList();
        for (int reader = 1; reader <= readers; reader++) {
            followers.add(program.start(folder, "reader-" + reader, Map.of(), words));
        }
        return followers;
    }

    /** The night of the script. */
    BenchmarkColumn ofScript() throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandbox.start(settings)) {
            new NaiveScript(sandbox.baseUrl(), sandbox.token(), new Speed(settings.speed())).run(manifest.names());
            Figures figures = Figures.of(sandbox.bill(), settings);
            BenchmarkColumn column = new BenchmarkColumn("script");
            tellTime(column, figures);
            tellLooks(column, figures);
            return column;
        }
    }

    private void tellTime(BenchmarkColumn column, Figures figures) {
        Ideal ideal = Ideal.of(settings, manifest.names());
        column.seconds("total, first POST to last job seen ended", figures.total());
        column.seconds("ideal in the manifest's order", ideal.inOrder());
        column.ratio("total to that ideal", figures.total(), ideal.inOrder());
        column.seconds("lower bound for any order", ideal.inAnyOrder());
        column.ratio("total to that bound", figures.total(), ideal.inAnyOrder());
    }

    private void tellLosses(BenchmarkColumn column, Figures figures) {
        Duration ideal = Ideal.of(settings, manifest.names()).inOrder();
        Losses losses = figures.losses();
        column.percent("lost: permits free and not used", losses.permits(), ideal);
        column.percent("lost: from a job's end to seeing it", losses.seeing(), ideal);
        column.percent("lost: from seeing to submitting", losses.submitting(), ideal);
        column.percent("the jobs' and quotas' own time on that chain", losses.own(), ideal);
    }

    private static void tellLooks(BenchmarkColumn column, Figures figures) {
        column.say("reads a job", BenchmarkColumn.number("%.2f", figures.readsPerJob()));
        column.say(
                "smallest gap between two looks at a job",
                figures.smallestGap()
                        .map(gap -> BenchmarkColumn.number("%.1f s", gap.toNanos() / 1e9))
                        .orElse("none twice"));
        column.seconds("seen ended after, mean", figures.meanSeeing());
        column.seconds("seen ended after, at most", figures.longestSeeing());
        column.say("429s", String.valueOf(figures.overQuota()));
        column.say("paid twice", String.valueOf(figures.paidTwice()));
    }

    private static void tellProgram(BenchmarkColumn column, Figures figures, Ended ended, MeasuredState state)
            throws IOException, SQLException {
        column.seconds("real: launch to first POST", Duration.between(ended.launched(), figures.firstPost()));
        column.steps(StepTimes.of(state));
        column.seconds("real: last job seen to exit", Duration.between(figures.lastSeen(), ended.exited()));
        column.seconds("real: launch to exit", ended.took());
        column.resources(ended, state);
    }
}
