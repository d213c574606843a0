package io.nightcut.benchmark;

import io.nightcut.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures whole nights against the sandbox and prints one table. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = "Measures whole nights against the sandbox and prints one table.")
public final class Benchmark implements Callable<Integer> {

    private static final Path FOLDER = Path.of("target/benchmark");

    @Option(names = "--sizes", split = ",", defaultValue = "100", description = "How many videos, one night for each.")
    private List<Integer> sizes = new ArrayList<>();

    @Option(names = "--speed", defaultValue = "30", description = "How much faster than in Descript time runs.")
    private double speed;

    @Option(names = "--seed", defaultValue = "7", description = "From which the jobs' durations are drawn.")
    private long seed;

    @Option(names = "--heap", defaultValue = "128m", description = "The program's -Xmx.")
    private String heap = "";

    @Option(
            names = {"--jar", "--launcher"},
            description = "The packaged program, or its launcher; else the classes that were compiled last.")
    private @Nullable Path packaged;

    @Option(names = "--script", negatable = true, defaultValue = "true", fallbackValue = "true")
    private boolean script;

    @Option(
            names = "--callbacks",
            description = "Two more nights: Descript calls back for all jobs, and for half of them.")
    private boolean callbacks;

    @Option(names = "--size-column", description = "The manifest tells the sizes of its media.")
    private boolean sizeColumn;

    @Option(names = "--edits-follow-media", description = "The longer its media, the longer a project's edit takes.")
    private boolean editsFollowMedia;

    @Option(names = "--statements", description = "Count the program's database statements too; slows it down.")
    private boolean statements;

    @Option(
            names = "--states",
            split = ",",
            defaultValue = "H2",
            description = "Where the states are, one after the other: ${COMPLETION-CANDIDATES}.")
    private List<MeasuredState.Kind> states = new ArrayList<>();

    @Option(names = "--readers", defaultValue = "0", description = "So many follow each night by status --watch.")
    private int readers;

    @Option(
            names = "--nights",
            defaultValue = "0",
            description = "So many nights on one state, each of the first size, instead of measured ones.")
    private int nights;

    @Option(names = "--check", split = ",", description = "So many lines for a check, instead of nights.")
    private List<Integer> checks = new ArrayList<>();

    @Option(names = "--done", split = ",", description = "So many done projects for a run, instead of nights.")
    private List<Integer> done = new ArrayList<>();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Program program = new Program(packaged, heap);
        List<BenchmarkColumn> columns = new ArrayList<>();
        for (MeasuredState.Kind state : states) {
            columns.addAll(columns(program, state));
        }
        System.out.println();
        System.out.println(new Table(columns));
        return 0;
    }

    private List<BenchmarkColumn> columns(Program program, MeasuredState.Kind state) throws Exception {
        SandboxSettings settings =
                SandboxSettings.defaults().withSpeed(speed).withSeed(seed).withEditsFollowMedia(editsFollowMedia);
        if (nights > 0) {
            return new Growth(program, settings, FOLDER.resolve("nights"), state, sizes.get(0)).of(nights);
        }
        return checks.isEmpty() && done.isEmpty() ? nights(program, settings, state) : standstills(program, state);
    }

    private List<BenchmarkColumn> nights(Program program, SandboxSettings settings, MeasuredState.Kind state)
            throws Exception {
        List<BenchmarkColumn> columns = new ArrayList<>();
        for (int videos : sizes) {
            MadeUpManifest manifest = MadeUpManifest.of(videos);
            MeasuredNight night = new MeasuredNight(
                    sizeColumn ? manifest.withSizes(settings) : manifest,
                    settings,
                    FOLDER.resolve("night-" + videos),
                    state,
                    readers,
                    statements);
            System.out.println(BenchmarkColumn.number("A night of %,d videos, %s times faster", videos, speed));
            columns.add(night.ofProgram(program, CallbackNight.NONE));
            if (callbacks) {
                columns.add(night.ofProgram(program, CallbackNight.ALL));
                columns.add(night.ofProgram(program, CallbackNight.HALF));
            }
            if (script && state == MeasuredState.Kind.H2) {
                columns.add(night.ofScript());
            }
        }
        return columns;
    }

    private List<BenchmarkColumn> standstills(Program program, MeasuredState.Kind state) throws Exception {
        Standstill standstill = new Standstill(program, FOLDER, state);
        List<BenchmarkColumn> columns = new ArrayList<>();
        for (int lines : checks) {
            columns.add(standstill.check(lines));
        }
        for (int projects : done) {
            columns.addAll(standstill.runsAllDone(projects));
        }
        return columns;
    }
}
