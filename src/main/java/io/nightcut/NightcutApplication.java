package io.nightcut;

import io.nightcut.cli.Arguments;
import io.nightcut.cli.AuditCommand;
import io.nightcut.cli.CheckCommand;
import io.nightcut.cli.CommandContext;
import io.nightcut.cli.NightcutCommand;
import io.nightcut.cli.ResolveCommand;
import io.nightcut.cli.ResultsCommand;
import io.nightcut.cli.RunCommand;
import io.nightcut.cli.StatusCommand;
import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.descript.failure.DescriptException.ProxyRefused;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unauthorized;
import io.nightcut.http.ClientProperties;
import io.nightcut.manifest.csv.ManifestException;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import picocli.CommandLine;

/** The program. Usage and help are answered before Spring starts. */
@SpringBootApplication
public class NightcutApplication {

    public static void main(String[] args) {
        ClientProperties.force();
        System.exit(execute(args));
    }

    public static int execute(String... args) {
        Arguments arguments = Arguments.of(args);
        CommandContext application = new CommandContext(arguments.settings());
        CommandLine command = new CommandLine(new NightcutCommand())
                .addSubcommand(new RunCommand(application))
                .addSubcommand(new CheckCommand(application))
                .addSubcommand(new StatusCommand(application))
                .addSubcommand(new ResultsCommand(application))
                .addSubcommand(new ResolveCommand(application))
                .addSubcommand(new AuditCommand(application));
        command.setExecutionExceptionHandler(NightcutApplication::tell);
        return command.execute(arguments.command().toArray(String[]::new));
    }

    private static int tell(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof NightcutException told) {
            command.getErr().println(told.getMessage());
            return told.exitCode();
        }
        if (failure instanceof ManifestException) {
            command.getErr().println(failure.getMessage());
            return ExitCode.REFUSED;
        }
        if (failure instanceof ProxyRefused) {
            command.getErr().println(failure.getMessage() + ". Nothing was sent.");
            return ExitCode.REFUSED;
        }
        if (failure instanceof DescriptException asked) {
            command.getErr()
                    .println("Descript: " + asked.getMessage() + ". Nothing was sent; run the same command again");
            return asked instanceof Unauthorized || asked instanceof Rejected ? ExitCode.REFUSED : ExitCode.STOPPED;
        }
        failure.printStackTrace(command.getErr());
        return ExitCode.BROKEN;
    }
}
