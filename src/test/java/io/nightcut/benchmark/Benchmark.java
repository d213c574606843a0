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

    @Option(names = "--jar", description = "The packaged program; else the classes that were compiled last.")
    private @Nullable Path jar;

    @Option(names = "--script", negatable = true, defaultValue = "true", fallbackValue = "true")
    private boolean script;

    @Option(names = "--size-column", description = "The manifest tells the sizes of its media.")
    private boolean sizeColumn;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        SandboxSettings settings = SandboxSettings.defaults().withSpeed(speed).withSeed(seed);
        List<Column> columns = new ArrayList<>();
        for (int videos : sizes) {
            MadeUpManifest manifest = MadeUpManifest.of(videos);
            Night night = new Night(
                    sizeColumn ? manifest.withSizes(settings) : manifest, settings, FOLDER.resolve("night-" + videos));
            System.out.println("A night of %,d videos, %s times faster".formatted(videos, speed));
            columns.add(night.ofProgram(new Program(jar, heap)));
            if (script) {
                columns.add(night.ofScript());
            }
        }
        System.out.println();
        System.out.println(new Table(columns));
        return 0;
    }
}
