package io.nightcut.benchmark;

import io.nightcut.benchmark.Program.Ended;
import io.nightcut.benchmark.Program.Running;
import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSettings;
import io.nightcut.sandbox.SandboxSpeed;
import io.nightcut.story.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.util.FileSystemUtils;

/** What the program takes for itself when there is nothing to submit. All times are real. */
record Standstill(Program program, Path folder, MeasuredState.Kind kind) {

    private static final int LOOKS = 5;

    /** {@code check} of a manifest of which nothing is known yet. */
    BenchmarkColumn check(int lines) throws IOException, InterruptedException {
        Ended start = check("start", 1);
        Ended whole = check("check", lines);
        Duration alone = whole.took().minus(start.took());
        BenchmarkColumn column = new BenchmarkColumn(BenchmarkColumn.number("check of %,d lines", lines));
        column.seconds("real: launch to exit", whole.took());
        column.seconds("real: beyond a check of one line", alone);
        column.say("lines a second", BenchmarkColumn.number("%,d", lines * 1000L / Math.max(1, alone.toMillis())));
        column.resources(whole, MeasuredState.of(MeasuredState.Kind.H2, folder.resolve("check")));
        return column;
    }

    private Ended check(String name, int lines) throws IOException, InterruptedException {
        Path fresh = fresh(name);
        Path csv = fresh.resolve("night.csv");
        MadeUpManifest.of(lines).write(csv);
        return succeeded(program.run(
                fresh,
                List.of(
                        "check",
                        csv.toString(),
                        "--nightcut.state="
                                + MeasuredState.of(MeasuredState.Kind.H2, fresh).place())));
    }

    /** Runs whose projects are all done already: of a manifest that is not known to the byte, and of the same once more. */
    List<BenchmarkColumn> runsAllDone(int projects) throws IOException, InterruptedException, SQLException {
        Path fresh = fresh("done");
        Path csv = fresh.resolve("night.csv");
        MeasuredState state = MeasuredState.of(kind, fresh);
        MadeUpManifest.of(projects).write(csv);
        BenchmarkColumn anew;
        BenchmarkColumn same;
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults())) {
            new DoneLedger(state).fill(csv, sandbox.drive());
            String title = BenchmarkColumn.number("%,d done", projects) + kind.title();
            anew = runAllDone(sandbox, fresh, csv, title + ", read anew", state);
            same = runAllDone(sandbox, fresh, csv, title + ", the same file", state);
            same.seconds("real: status", status(fresh, state));
            MadeUpManifest.of(projects + 1).write(csv);
            try (Running running =
                    program.start(fresh, "running", SandboxSpeed.variables(sandbox), run(sandbox, csv, state))) {
                running.awaitFirstPost(sandbox);
                same.seconds("real: status beside a run", status(fresh, state));
            }
        }
        Path report = fresh.resolve("night-results-report.html");
        if (Chromium.isThere() && Files.exists(report)) {
            same.seconds("real: the report opens in a browser", opened(report));
            same.say("report", (Files.size(report) >> 10) + " kB");
        }
        return List.of(anew, same);
    }

    /** The median of some. */
    private Duration status(Path folder, MeasuredState state) throws IOException, InterruptedException {
        List<String> words =
                Stream.concat(Stream.of("status"), state.settings().stream()).toList();
        List<Duration> looks = new ArrayList<>();
        for (int look = 0; look < LOOKS; look++) {
            looks.add(succeeded(program.run(folder, words)).took());
        }
        return looks.stream().sorted().toList().get(LOOKS / 2);
    }

    /** Until it is drawn and takes a click. */
    private Duration opened(Path report) {
        ChromeDriver browser = Chromium.start(folder.resolve("profile").toAbsolutePath());
        try {
            browser.get("about:blank");
            long start = System.nanoTime();
            browser.get(report.toUri().toString());
            browser.executeAsyncScript("const done = arguments[0]; requestAnimationFrame(() => setTimeout(done))");
            return Duration.ofNanos(System.nanoTime() - start);
        } finally {
            browser.quit();
        }
    }

    private static List<String> run(Sandbox sandbox, Path csv, MeasuredState state) {
        return Stream.of(List.of("run", csv.toString()), state.settings(), new SandboxSpeed(1).settings(sandbox))
                .flatMap(List::stream)
                .toList();
    }

    private BenchmarkColumn runAllDone(Sandbox sandbox, Path folder, Path csv, String title, MeasuredState state)
            throws IOException, InterruptedException, SQLException {
        Ended ended = succeeded(program.run(folder, SandboxSpeed.variables(sandbox), run(sandbox, csv, state)));
        if (sandbox.bill().firstPost().isPresent()) {
            throw new IllegalStateException("Something was paid although all was done");
        }
        BenchmarkColumn column = new BenchmarkColumn(title);
        StepTimes times = StepTimes.of(state);
        column.seconds("real: launch to exit", ended.took());
        column.seconds("real: launch to the plan", Duration.between(ended.launched(), times.end("openRun")));
        column.steps(times);
        column.resources(ended, state);
        return column;
    }

    private Path fresh(String name) throws IOException {
        Path fresh = folder.resolve(name).toAbsolutePath();
        FileSystemUtils.deleteRecursively(fresh);
        return fresh;
    }

    static Ended succeeded(Ended ended) throws IOException {
        if (ended.exitCode() != 0) {
            throw new IllegalStateException(
                    "Exit code %d, see %s:%n%s".formatted(ended.exitCode(), ended.log(), ended.lastWords()));
        }
        return ended;
    }
}
