package io.nightcut.cli.command;

import io.nightcut.cli.start.CommandContext;
import io.nightcut.control.ExitCode;
import io.nightcut.control.LogTime;
import io.nightcut.control.NightcutException;
import io.nightcut.ledger.history.OldRuns;
import io.nightcut.state.StateAddress;
import io.nightcut.state.StateBackup;
import io.nightcut.state.StateConnection;
import io.nightcut.state.StateCopy;
import io.nightcut.state.StateInspection;
import io.nightcut.state.postgresql.DatabaseSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "state",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows where the state is, its size and what it holds. backup, copy, restore and prune are its commands.",
            ""
        })
public final class StateCommand implements Callable<Integer> {

    private static final long KILOBYTE = 1024;

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public StateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (ConfigurableApplicationContext application = context.start()) {
            OldRuns.Figures held = application.getBean(OldRuns.class).figures();
            out.printf(
                    "State: %s%n",
                    StateBackup.describe(StateInspection.of(
                            new StateAddress(application.getEnvironment().getRequiredProperty(StateAddress.SETTING)),
                            application.getBean(DatabaseSettings.class))));
            out.printf(
                    "%d projects, %d submissions, %d manifests, %d runs%n",
                    held.projects(), held.attempts(), held.manifests(), held.runs());
            if (held.oldestRun() != null) {
                out.printf("Oldest run: %s%n", LogTime.of(held.oldestRun()));
            }
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "backup",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {"Copies the state into a new file, also while a run works on it.", ""})
    int backup(@Parameters(paramLabel = "FILE", description = "The new file.") Path file) {
        try (ConfigurableApplicationContext application = context.start()) {
            long projects = StateCopy.copy(application.getBean(DataSource.class), file);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s: %d projects, %d kB%n",
                            file, projects, file.toFile().length() / KILOBYTE);
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "copy",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Copies the state into a PostgreSQL database that is empty, or from there into a new file, and compares every"
                        + " value. No run works on it meanwhile.",
                ""
            })
    int copy(
            @Parameters(
                            paramLabel = "TO",
                            description = "The database, jdbc:postgresql://HOST/NAME, or the new file, NAME.mv.db.")
                    String to) {
        StateAddress target = new StateAddress(to);
        try (ConfigurableApplicationContext application = context.startRun(Duration.ZERO)) {
            DataSource state = application.getBean(DataSource.class);
            long projects = target.isServer()
                    ? StateCopy.copy(state, target, application.getBean(DatabaseSettings.class))
                    : StateCopy.copy(state, Path.of(to));
            leave(application.getBean(StateConnection.class), target.isServer() ? target.shown() : to);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s: %d projects, every value compared. From now on set nightcut.state: %s%n"
                                    + "The state that was copied stays as it is. What is run with it from now on would be paid again.%n",
                            target.isServer() ? target : to,
                            projects,
                            target.isServer() ? target : to.replaceFirst("[.]mv[.]db$", ""));
        }
        return ExitCode.DONE;
    }

    private static void leave(StateConnection state, String to) {
        try {
            state.moved(to);
        } catch (SQLException e) {
            throw new NightcutException(
                    ExitCode.STOPPED,
                    "The copy %s may not be whole: %s. Delete it, and copy again".formatted(to, e.getMessage()));
        }
    }

    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Puts a backup in the place of the state, which is kept beside it. Before the next run imports anything, it"
                        + " asks Descript what was made since the backup.",
                ""
            })
    int restore(@Parameters(paramLabel = "FILE", description = "A file that state backup has written.") Path file) {
        StateAddress state = new StateAddress(context.settingsOnly().value(StateAddress.SETTING));
        spec.commandLine().getOut().println(StateBackup.restore(file, state));
        return ExitCode.DONE;
    }

    @Command(
            name = "prune",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Forgets old runs and what Descript's agent answered in them. What was made and paid is never forgotten.",
                ""
            })
    int prune(
            @Option(
                            names = "--older-than",
                            required = true,
                            paramLabel = "TIME",
                            converter = WaitingTime.class,
                            description = "Those that began so long ago: 400d.")
                    Duration age) {
        try (ConfigurableApplicationContext application = context.startRun(Duration.ZERO)) {
            int runs = application.getBean(OldRuns.class).forget(Instant.now().minus(age));
            spec.commandLine().getOut().printf("%d runs are forgotten. All projects are still known.%n", runs);
        }
        return ExitCode.DONE;
    }
}
