package io.nightcut.cli.command;

import io.nightcut.callback.Callbacks;
import io.nightcut.cli.start.CommandContext;
import io.nightcut.control.ExitCode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "callback",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows whether Descript calls back when a job has ended, and makes a new secret for the address that it calls.",
            ""
        })
public final class CallbackCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(
            names = "--rotate",
            description = "Make a new secret. The old address is refused from now on, by whomever it is called.")
    private boolean rotate;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public CallbackCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (ConfigurableApplicationContext application = context.start()) {
            Callbacks callbacks = application.getBean(Callbacks.class);
            out.println(callbacks.description());
            if (rotate) {
                callbacks.rotate();
                out.println(
                        "The callback address has a new secret. Jobs that are running report to the old one, which is"
                                + " refused; their ends are found all the same.");
            }
        }
        return ExitCode.DONE;
    }
}
