package io.nightcut.benchmark;

import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSettings;
import io.nightcut.sandbox.SandboxSpeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** What the state takes for each project, night after night, each with new projects. */
record Growth(Program program, SandboxSettings settings, Path folder, MeasuredState.Kind kind, int videos) {

    /** A column after 1, 10, 100 … nights. */
    List<BenchmarkColumn> of(int nights) throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(folder);
        MeasuredState state = MeasuredState.of(kind, folder.toAbsolutePath());
        List<BenchmarkColumn> columns = new ArrayList<>();
        try (Sandbox sandbox = Sandbox.start(settings)) {
            for (int night = 1, told = 1; night <= nights; night++) {
                Path csv = folder.resolve("night-" + night + ".csv").toAbsolutePath();
                MadeUpManifest.ofNight(night, videos).write(csv);
                Standstill.succeeded(program.run(
                        folder,
                        SandboxSpeed.variables(sandbox),
                        Stream.of(
                                        List.of("run", csv.toString()),
                                        state.settings(),
                                        new SandboxSpeed(settings.speed()).settings(sandbox))
                                .flatMap(List::stream)
                                .toList()));
                if (night == told) {
                    told *= 10;
                    BenchmarkColumn column = new BenchmarkColumn("nights: " + night + kind.title());
                    column.say("projects", String.valueOf(night * videos));
                    column.say("state", BenchmarkColumn.number("%.1f MB", state.bytes() / 1e6));
                    column.say("kB a project", BenchmarkColumn.number("%.2f", state.bytes() / 1e3 / night / videos));
                    columns.add(column);
                }
            }
        }
        return columns;
    }
}
