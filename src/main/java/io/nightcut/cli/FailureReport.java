package io.nightcut.cli;

import io.nightcut.cli.start.LogFile;
import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import io.nightcut.control.StopReason;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.descript.failure.DescriptException.ProxyRefused;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unauthorized;
import io.nightcut.manifest.csv.ManifestException;
import io.nightcut.state.StateErrors;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Says why a command failed, in one line on standard error, and gives the exit code.
 *
 * @param isStopping whether the program has been asked to stop: then the database is closed under what the command does
 */
record FailureReport(BooleanSupplier isStopping) implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        LogFile.tell(String.valueOf(failure.getMessage()));
        if (failure instanceof NightcutException told) {
            err.println(told.getMessage());
            return told.exitCode();
        }
        if (failure instanceof ManifestException) {
            err.println(failure.getMessage());
            return ExitCode.REFUSED;
        }
        if (failure instanceof DescriptException answer) {
            return report(answer, err);
        }
        if (isStopping.getAsBoolean()) {
            err.println(StandardPhrases.stopped(StopReason.SIGNAL) + "nightcut was asked to stop. "
                    + StandardPhrases.TO_CONTINUE);
            return ExitCode.STOPPED;
        }
        if (StateErrors.isLost(failure)) {
            err.println("The run that worked on the state ended while it was read. Run the same command again.");
            return ExitCode.STOPPED;
        }
        err.println("Internal error in nightcut. " + StandardPhrases.TO_CONTINUE);
        failure.printStackTrace(err);
        return ExitCode.BROKEN;
    }

    /** Only commands that read are ended by one of these: a run waits, or stops in its own words. */
    private static int report(DescriptException failure, PrintWriter err) {
        if (failure instanceof Unauthorized) {
            err.printf("%s. %s%n", StandardPhrases.tokenRefused(failure.getMessage()), StandardPhrases.NOTHING_SENT);
            return ExitCode.REFUSED;
        }
        if (failure instanceof ProxyRefused) {
            err.printf("%s. %s%n", failure.getMessage(), StandardPhrases.NOTHING_SENT);
            return ExitCode.REFUSED;
        }
        if (failure instanceof Rejected) {
            err.printf("Descript rejected the request: %s. Nothing was sent.%n", failure.getMessage());
            return ExitCode.REFUSED;
        }
        err.printf(
                "Descript did not answer: %s. %s %s%n",
                failure.getMessage(), StandardPhrases.NOTHING_SENT, StandardPhrases.TO_CONTINUE);
        return ExitCode.STOPPED;
    }
}
