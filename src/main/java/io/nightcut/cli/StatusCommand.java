package io.nightcut.cli;

import io.nightcut.control.ExitCode;
import io.nightcut.control.LogTime;
import io.nightcut.control.RunParameters;
import io.nightcut.ledger.StatusQueries;
import io.nightcut.ledger.model.EarlierManifest;
import io.nightcut.results.Results;
import io.nightcut.run.NightcutJob;
import java.io.PrintWriter;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Shows the last 10 runs, and for each manifest how many projects have which status.", ""})
final class StatusCommand implements Callable<Integer> {

    private static final int RUNS = 10;

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    StatusCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (ConfigurableApplicationContext application = context.start()) {
            JobRepository runs = application.getBean(JobRepository.class);
            out.println("Last runs:");
            runs.getJobInstances(NightcutJob.NAME, 0, RUNS).stream()
                    .flatMap(instance -> runs.getJobExecutions(instance).stream())
                    .limit(RUNS)
                    .forEach(run -> out.println("  " + line(run)));
            out.println("Manifests:");
            Results results = application.getBean(Results.class);
            application
                    .getBean(StatusQueries.class)
                    .manifests()
                    .forEach(manifest -> out.printf(
                            "  %s: %s%n",
                            EarlierManifest.isOne(manifest)
                                    ? EarlierManifest.replacedBy(manifest)
                                            + ", begun by an earlier manifest of this name"
                                    : manifest,
                            results.tally(manifest)));
        }
        return ExitCode.DONE;
    }

    private static String line(JobExecution run) {
        String end = run.getEndTime() == null
                ? "still running, or ended without closing"
                : "%s %s".formatted(run.getExitStatus().getExitCode().toLowerCase(Locale.ROOT), time(run.getEndTime()));
        return "%s  started %s, %s"
                .formatted(
                        RunParameters.of(run.getJobParameters()).manifest(),
                        time(Objects.requireNonNullElse(run.getStartTime(), run.getCreateTime())),
                        end);
    }

    /** Spring Batch keeps local times. */
    private static String time(LocalDateTime local) {
        return LogTime.of(local.atZone(ZoneId.systemDefault()));
    }
}
