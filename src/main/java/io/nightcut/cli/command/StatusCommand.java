package io.nightcut.cli.command;

import io.nightcut.cli.document.StatusDocument;
import io.nightcut.cli.format.FormatOption;
import io.nightcut.cli.start.CommandContext;
import io.nightcut.control.ExitCode;
import io.nightcut.control.LogTime;
import io.nightcut.ledger.Balances;
import io.nightcut.ledger.StatusQueries;
import io.nightcut.ledger.history.RunHistory;
import io.nightcut.ledger.model.ProjectState;
import io.nightcut.ledger.model.ProjectStatus;
import io.nightcut.results.Results;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows the last 10 runs, and for each manifest how many projects have which status. With options, lists projects.",
            ""
        })
public final class StatusCommand implements Callable<Integer> {

    private static final int RUNS = 10;

    private final CommandContext context;

    @Option(names = "--watch", description = "Follow the run that is working: print each change, until it ends.")
    private boolean watch;

    @Option(names = "--failed", description = "List the projects that failed, and the invalid lines.")
    private boolean failed;

    @Option(names = "--review", description = "List the projects that are edited and that a person should look at.")
    private boolean review;

    @Option(names = "--unknown", description = "List the projects that need a manual check.")
    private boolean unknown;

    @Option(names = "--waiting", description = "List the projects that are not finished.")
    private boolean waiting;

    @Mixin
    private FormatOption format = new FormatOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public StatusCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (watch && !format.isText()) {
            throw new ParameterException(spec.commandLine(), "--format does not go with --watch");
        }
        if (watch) {
            try (ConfigurableApplicationContext application = context.start()) {
                new StatusWatch(application, spec.commandLine().getOut()).follow();
            }
        }
        try (ConfigurableApplicationContext application =
                context.printing(format).start()) {
            StatusDocument status = new StatusDocument(
                    runs(application.getBean(RunHistory.class)),
                    manifests(application),
                    balances(application),
                    projects(application));
            if (format.isText()) {
                print(status, spec.commandLine().getOut());
            } else {
                format.print(status);
            }
        }
        return ExitCode.DONE;
    }

    private static List<StatusDocument.Run> runs(RunHistory history) {
        return history.runs(RUNS).stream().map(StatusDocument.Run::of).toList();
    }

    static List<StatusDocument.Manifest> manifests(ConfigurableApplicationContext application) {
        Results results = application.getBean(Results.class);
        return application.getBean(StatusQueries.class).manifests().stream()
                .map(path -> StatusDocument.Manifest.of(path, results.tally(path)))
                .toList();
    }

    private static List<StatusDocument.Left> balances(ConfigurableApplicationContext application) {
        return application.getBean(Balances.class).known().stream()
                .map(StatusDocument.Left::of)
                .toList();
    }

    private @Nullable List<StatusDocument.Listed> projects(ConfigurableApplicationContext application) {
        if (!failed && !review && !unknown && !waiting) {
            return null;
        }
        List<StatusDocument.Listed> listed = new ArrayList<>();
        StatusQueries statuses = application.getBean(StatusQueries.class);
        for (String manifest : statuses.manifests()) {
            statuses.entries(manifest, entry -> {
                if (isAskedFor(entry.state())) {
                    listed.add(StatusDocument.Listed.of(manifest, entry));
                }
            });
        }
        return listed;
    }

    private boolean isAskedFor(ProjectState state) {
        ProjectStatus status = state.status();
        return state.resolution() == null
                && ((failed && (status.isFailed() || status == ProjectStatus.INVALID))
                        || (review && state.isToReview())
                        || (unknown && status.needsManualCheck())
                        || (waiting && (status == ProjectStatus.WAITING || status.isUnderWay())));
    }

    private static void print(List<StatusDocument.Listed> projects, PrintWriter out) {
        String manifest = "";
        for (StatusDocument.Listed project : projects) {
            if (!project.manifest().equals(manifest)) {
                manifest = project.manifest();
                out.println(manifest + ":");
            }
            out.println("  " + project);
        }
        if (projects.isEmpty()) {
            out.println("No such project.");
        }
    }

    private static void print(StatusDocument status, PrintWriter out) {
        if (status.projects() != null) {
            print(status.projects(), out);
            return;
        }
        out.println("Last runs:");
        status.runs()
                .forEach(run -> out.println("  %s  started %s, %s"
                        .formatted(
                                run.manifest(),
                                LogTime.of(run.startedAt()),
                                run.endedAt() == null
                                        ? "still running, or ended without closing"
                                        : run.words() + " " + LogTime.of(run.endedAt()))));
        out.println("Manifests:");
        status.manifests().forEach(manifest -> out.println("  " + line(manifest)));
        status.balances().forEach(balance -> out.println(balance.words()));
    }

    static String line(StatusDocument.Manifest manifest) {
        return "%s%s: %s"
                .formatted(
                        manifest.path(),
                        manifest.isEarlier() ? ", begun by an earlier manifest of this name" : "",
                        manifest.projects());
    }
}
