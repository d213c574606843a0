package io.nightcut.cli;

import io.nightcut.cli.command.AdoptCommand;
import io.nightcut.cli.command.AuditCommand;
import io.nightcut.cli.command.CallbackCommand;
import io.nightcut.cli.command.CheckCommand;
import io.nightcut.cli.command.CostsCommand;
import io.nightcut.cli.command.DoctorCommand;
import io.nightcut.cli.command.ResolveCommand;
import io.nightcut.cli.command.ResultsCommand;
import io.nightcut.cli.command.RunCommand;
import io.nightcut.cli.command.SettingsCommand;
import io.nightcut.cli.command.StateCommand;
import io.nightcut.cli.command.StatusCommand;
import io.nightcut.cli.demo.DemoCommand;
import io.nightcut.cli.morning.HistoryCommand;
import io.nightcut.cli.morning.ReportCommand;
import io.nightcut.cli.morning.ShowCommand;
import io.nightcut.cli.start.CommandContext;
import io.nightcut.cli.start.LogFile;
import io.nightcut.control.Exhaustion;
import io.nightcut.control.ExitCode;
import io.nightcut.control.StandardPhrases;
import io.nightcut.run.Terminal;
import io.nightcut.text.PrintedLines;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program's own command line, and the commands below it. Usage and help are answered before Spring starts. */
@Command(
        name = "nightcut",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Imports the videos of a CSV manifest into Descript and has Descript's agent edit them.",
            "Run it as often as you like: every project is imported once and edited once.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Every project is edited, and none is to review.",
            " 1:The run finished, but some projects failed, are to review or need a manual check.",
            " 2:Wrong usage, settings or manifest. Nothing was sent.",
            " 3:Stopped before the end. Run the same command again to continue.",
            " 4:Another nightcut is using the same state."
        },
        footer = {
            "",
            "The API token is read from the environment variable DESCRIPT_API_TOKEN or from the file that"
                    + " descript.token-file names. Settings are read from config/application.yml in the home, and"
                    + " every one can be given after the command, as in --nightcut.folder=Drafts.",
            "",
            "See 'nightcut COMMAND --help' for the options of a command."
        })
public final class NightcutCommand implements Runnable {

    /** What Java puts in the place of bytes that are not text. */
    private static final char UNDECODED = '\ufffd';

    private static final String NOT_UTF8 =
            "The argument \"%s\" is not UTF-8 text. Write it in UTF-8, whatever the locale. "
                    + StandardPhrases.NOTHING_SENT;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final AtomicReference<@Nullable String> home = new AtomicReference<>();

    private NightcutCommand() {}

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The folder with settings, state and log. Default: NIGHTCUT_HOME, else ~/.nightcut.")
    void home(@Nullable String folder) {
        home.set(folder);
    }

    /**
     * Runs one command and returns its exit code.
     *
     * @param isStopping whether the program has been asked to stop: then what fails, fails for that reason
     * @param variables beside those of the environment
     */
    public static int execute(BooleanSupplier isStopping, Map<String, ?> variables, String... args) {
        if (TokenOption.isIn(args)) {
            printer(System.err).println(TokenOption.REFUSED);
            return ExitCode.REFUSED;
        }
        for (String argument : args) {
            if (argument.indexOf(UNDECODED) >= 0) {
                printer(System.err).println(NOT_UTF8.formatted(argument));
                return ExitCode.REFUSED;
            }
        }
        Arguments arguments = Arguments.of(args);
        CommandLine command = commands(arguments.settings(), variables);
        command.setExecutionExceptionHandler(new FailureReport(isStopping));
        try {
            return told(command, command.execute(arguments.command().toArray(String[]::new)), arguments);
        } catch (VirtualMachineError e) {
            return Exhaustion.tell(e);
        } finally {
            LogFile.end();
        }
    }

    /** All commands with their options, for documents that are made of them. */
    public static CommandLine commands() {
        return commands(List.of(), Map.of());
    }

    private static CommandLine commands(List<String> settings, Map<String, ?> variables) {
        NightcutCommand nightcut = new NightcutCommand();
        CommandContext context = new CommandContext(settings, variables, nightcut.home::get);
        CommandLine command = new CommandLine(nightcut)
                .addSubcommand(new RunCommand(context))
                .addSubcommand(new CheckCommand(context))
                .addSubcommand(new StatusCommand(context))
                .addSubcommand(new ResultsCommand(context))
                .addSubcommand(new ResolveCommand(context))
                .addSubcommand(new AuditCommand(context))
                .addSubcommand(new AdoptCommand(context))
                .addSubcommand(new CostsCommand(context))
                .addSubcommand(new ReportCommand(context))
                .addSubcommand(new HistoryCommand(context))
                .addSubcommand(new ShowCommand(context))
                .addSubcommand(new DoctorCommand(context))
                .addSubcommand(new SettingsCommand(context))
                .addSubcommand(new StateCommand(context))
                .addSubcommand(new CallbackCommand(context))
                .addSubcommand(new DemoCommand(context));
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setOut(printer(System.out));
        command.setErr(printer(System.err));
        return command;
    }

    private static int told(CommandLine command, int exitCode, Arguments arguments) {
        // What a run writes there is a log: nothing is missing without it, and to ask waits for who reads it.
        boolean isWritten =
                arguments.command().contains("run") || !command.getOut().checkError();
        if (isWritten || exitCode > ExitCode.SOME_TO_REVIEW) {
            return exitCode;
        }
        command.getErr().println("Cannot write to standard output: its disk is full, or nobody reads it.");
        return ExitCode.STOPPED;
    }

    private static PrintWriter printer(PrintStream out) {
        // Picocli's words on a wrong option, which was typed by whoever reads them, are in its colours.
        return new PrintedLines(out, Terminal.charset(), object -> object instanceof Ansi.Text);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "No command given. See 'nightcut --help'.");
    }
}
