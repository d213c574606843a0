package io.nightcut.cli;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.reconcile.ManualResolution;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "resolve",
        mixinStandardHelpOptions = true,
        description = "Decides what becomes of a project whose status is unknown; the next run acts on it.")
public final class ResolveCommand implements Callable<Integer> {

    private final CommandContext application;

    @Parameters(paramLabel = "NAME", description = "The project's name, as in the results.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Choice choice;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private static final class Choice {

        @Option(names = "--adopt", paramLabel = "PROJECT_ID", description = "It is this project in Descript.")
        private @Nullable String projectId;

        @Option(names = "--again", description = "Make it again, and pay for it again.")
        private boolean again;
    }

    public ResolveCommand(CommandContext application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = application.start()) {
            ManualResolution decision = context.getBean(ManualResolution.class);
            List<Submission> unknown = decision.unknown(name);
            if (unknown.isEmpty()) {
                throw new NightcutException(
                        ExitCode.REFUSED,
                        "No project \"%s\" is unknown. The results name those that are".formatted(name));
            }
            PrintWriter out = spec.commandLine().getOut();
            for (Submission submission : unknown) {
                out.println(resolve(decision, submission));
            }
            return ExitCode.DONE;
        }
    }

    private String resolve(ManualResolution decision, Submission unknown) {
        if (choice.again) {
            decision.again(unknown);
            return unknown.title() + " is made again by the next run";
        }
        String projectId = Objects.requireNonNull(choice.projectId);
        if (!decision.mayBe(unknown, projectId)) {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    unknown.stage() == Stage.EDIT
                            ? "%s cannot be in project %s: its import is not there. The results have its project_id"
                                    .formatted(unknown.title(), projectId)
                            : "Project %s is another line's already. Is the id right?".formatted(projectId));
        }
        if (!decision.adopt(unknown, projectId)) {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    "Descript shows no %s job for project %s. Is the id right?"
                            .formatted(unknown.stage().word(), projectId));
        }
        return unknown.title() + " adopted; the next run looks how it ended";
    }
}
