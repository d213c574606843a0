package io.nightcut.benchmark;

import io.nightcut.benchmark.Program.Ended;
import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.Ideal;
import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSettings;
import io.nightcut.sandbox.SandboxSpeed;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** One night, to be passed by the program and by the script, each with a sandbox and a state of its own. */
record MeasuredNight(MadeUpManifest manifest, SandboxSettings settings, Path folder, boolean statements) {

    private static final String LOG_STATEMENTS = "--logging.level.org.springframework.jdbc.core.JdbcTemplate=debug";
    /** Of the two lines for each, the one that shows it. */
    private static final String STATEMENT = "SQL statement [";

    /** The night of the program. */
    BenchmarkColumn ofProgram(Program program, CallbackNight callbacks)
            throws IOException, InterruptedException, SQLException {
        FileSystemUtils.deleteRecursively(folder);
        Path csv = folder.resolve("night.csv").toAbsolutePath();
        Path state = folder.resolve("state/nightcut").toAbsolutePath();
        manifest.write(csv);
        try (Sandbox sandbox = Sandbox.start(settings)) {
            Ended ended = program.run(
                    folder,
                    SandboxSpeed.variables(sandbox),
                    Stream.of(
                                    List.of("run", csv.toString(), "--nightcut.state=" + state),
                                    new SandboxSpeed(settings.speed()).settings(sandbox),
                                    callbacks.prepare(sandbox),
                                    statements ? List.of(LOG_STATEMENTS) : List.<String>of())
                            .flatMap(List::stream)
                            .toList());
            Bill bill = sandbox.bill();
            JsonMapper.shared().writeValue(folder.resolve("bill.json").toFile(), bill);
            if (ended.exitCode() != 0 || bill.edits() != manifest.names().size()) {
                throw new IllegalStateException("Not all were edited (exit code %d), see %s:%n%s"
                        .formatted(ended.exitCode(), ended.log(), ended.lastWords()));
            }
            System.out.println("  " + ended.said(" edited of "));
            Figures figures = Figures.of(bill, settings);
            BenchmarkColumn column = new BenchmarkColumn(
                    BenchmarkColumn.number("%,d videos", manifest.names().size()) + callbacks.title());
            tellTime(column, figures);
            tellLosses(column, figures);
            tellLooks(column, figures);
            tellProgram(column, figures, ended, state);
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

    private static void tellProgram(BenchmarkColumn column, Figures figures, Ended ended, Path state)
            throws IOException, SQLException {
        column.seconds("real: launch to first POST", Duration.between(ended.launched(), figures.firstPost()));
        column.steps(StepTimes.of(state));
        column.seconds("real: last job seen to exit", Duration.between(figures.lastSeen(), ended.exited()));
        column.seconds("real: launch to exit", ended.took());
        column.resources(ended, state);
    }
}
