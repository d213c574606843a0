package io.nightcut.cli;

import io.nightcut.control.ExitCode;
import io.nightcut.control.RunParameters;
import io.nightcut.ledger.StatusQueries;
import io.nightcut.results.Results;
import io.nightcut.run.NightcutJob;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
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
        description = "Shows the last runs, and how many projects of each manifest stand where.")
public final class StatusCommand implements Callable<Integer> {

    private static final int RUNS = 10;

    private final CommandContext application;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public StatusCommand(CommandContext application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (ConfigurableApplicationContext context = application.start()) {
            JobRepository runs = context.getBean(JobRepository.class);
            out.println("Last runs:");
            runs.getJobInstances(NightcutJob.NAME, 0, RUNS).stream()
                    .flatMap(instance -> runs.getJobExecutions(instance).stream())
                    .limit(RUNS)
                    .forEach(run -> out.println("  " + line(run)));
            out.println("Manifests:");
            Results results = context.getBean(Results.class);
            context.getBean(StatusQueries.class)
                    .manifests()
                    .forEach(manifest -> out.printf("  %s: %s%n", manifest, results.tally(manifest)));
        }
        return ExitCode.DONE;
    }

    private static String line(JobExecution run) {
        String end = run.getEndTime() == null
                ? "did not come to its end"
                : "%s at %s"
                        .formatted(
                                run.getExitStatus().getExitCode().toLowerCase(Locale.ROOT),
                                run.getEndTime().truncatedTo(ChronoUnit.SECONDS));
        return "%s  began %s, %s"
                .formatted(
                        RunParameters.of(run.getJobParameters()).manifest(),
                        Objects.requireNonNullElse(run.getStartTime(), run.getCreateTime())
                                .truncatedTo(ChronoUnit.SECONDS),
                        end);
    }
}
