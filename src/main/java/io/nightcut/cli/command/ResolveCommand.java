package io.nightcut.cli.command;

import io.nightcut.cli.document.DecisionsDocument;
import io.nightcut.cli.format.FormatOption;
import io.nightcut.cli.start.CommandContext;
import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.ledger.ProjectSearch;
import io.nightcut.ledger.model.Decision.Choice;
import io.nightcut.ledger.model.Resolution;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.StoredEntry;
import io.nightcut.ledger.model.Submission;
import io.nightcut.reconcile.ManualResolution;
import io.nightcut.run.StartupCheck;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "resolve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Decides what happens to a project that needs a person: one with status unknown, to review or given up.",
            "",
            "A project with status unknown was submitted, but Descript's answer was lost, and nightcut cannot tell whether"
                    + " Descript carried the call out. Look for the project in Descript: if it is there, pass its id with"
                    + " --adopt; if not, use --again. The next run continues from there. --accept and --drop settle a project"
                    + " for good: no later run counts it as open. This command spends nothing.",
            "",
            "It changes one project. Where several have the name, it lists them and changes none.",
            ""
        })
public final class ResolveCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            hideParamSyntax = true,
            description = "The name of the project, as in the results.")
    private @Nullable String name;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Options options;

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "Of several projects of this name, the one of this manifest.")
    private @Nullable Path manifest;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The project with this key, which --list shows. Instead of NAME, or beside it.")
    private @Nullable String key;

    @Mixin
    private FormatOption format = new FormatOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private static final class Options {

        @Option(names = "--list", description = "List the projects that need a decision, and change nothing.")
        private boolean list;

        @Option(
                names = "--adopt",
                paramLabel = "PROJECT_ID",
                description = "Descript did carry out the call: take over this project of the Drive.")
        private @Nullable String projectId;

        @Option(names = "--again", description = "Descript did not: submit it again in the next run, and pay for that.")
        private boolean again;

        @Option(
                names = "--accept",
                description = "You have looked at it: take a project that is to review, unknown or failed as settled.")
        private boolean accept;

        @Option(names = "--drop", description = "It is no longer wanted: submit nothing more for it.")
        private boolean drop;

        Choice decision() {
            if (accept || drop) {
                return accept ? Choice.ACCEPT : Choice.DROP;
            }
            return again ? Choice.AGAIN : Choice.ADOPT;
        }
    }

    public ResolveCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!options.list && name == null && key == null) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'NAME'");
        }
        if (!options.list && !format.isText()) {
            throw new ParameterException(spec.commandLine(), "--format belongs to --list");
        }
        try (ConfigurableApplicationContext application =
                options.list ? context.printing(format).start() : context.startChange()) {
            ProjectSearch search = application.getBean(ProjectSearch.class);
            ChosenProject chosen = new ChosenProject(search, name, key, manifest);
            if (options.list) {
                list(chosen.undecided());
                return ExitCode.DONE;
            }
            StoredEntry project =
                    chosen.only(options.decision(), spec.commandLine().getErr());
            String done = decide(project, application);
            spec.commandLine().getOut().println(done);
            if (application.getBean(ManualResolution.class).isLeftToRun()) {
                spec.commandLine()
                        .getOut()
                        .println(
                                "Another nightcut is working on this state. If it is a run, it takes the decision up within a few seconds; otherwise the next run does.");
            }
            return ExitCode.DONE;
        }
    }

    private void list(DecisionsDocument open) {
        if (!format.isText()) {
            format.print(open);
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        if (open.projects().isEmpty()) {
            out.println("No project needs a decision.");
            return;
        }
        out.printf(
                open.projects().size() == 1 ? "%d project needs a decision:%n" : "%d projects need a decision:%n",
                open.projects().size());
        open.projects().forEach(project -> out.println("  " + project));
        out.println("Decide with: nightcut resolve NAME (or --key KEY) and one of the options at its end.");
    }

    private String decide(StoredEntry project, ConfigurableApplicationContext application) {
        ManualResolution decision = application.getBean(ManualResolution.class);
        return switch (options.decision()) {
            case ACCEPT -> settle(decision, project, Choice.ACCEPT);
            case DROP -> settle(decision, project, Choice.DROP);
            case AGAIN -> again(decision, project, application);
            case ADOPT -> adopt(decision, project, application);
        };
    }

    private static String settle(ManualResolution decision, StoredEntry project, Choice choice) {
        decision.settle(project, choice);
        return "\"%s\" %s: no later run counts it as open. run --retry NAME takes it up again."
                .formatted(project.name(), choice == Choice.ACCEPT ? Resolution.ACCEPTED : Resolution.DROPPED);
    }

    private static String again(
            ManualResolution decision, StoredEntry project, ConfigurableApplicationContext application) {
        Submission unknown = ManualResolution.unknown(project);
        if (unknown.job() != null) {
            useDriveOf(project, application);
        }
        decision.whyNotAgain(unknown).ifPresent(why -> {
            throw new NightcutException(ExitCode.REFUSED, why);
        });
        decision.again(unknown);
        return unknown.title() + ": the next run submits it again.";
    }

    private String adopt(ManualResolution decision, StoredEntry project, ConfigurableApplicationContext application) {
        Submission unknown = ManualResolution.unknown(project);
        String projectId = Objects.requireNonNull(options.projectId);
        if (!decision.mayBe(unknown, projectId)) {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    unknown.stage() == Stage.EDIT
                            ? "%s cannot be in project %s, because it was imported into another. See project_id in the results."
                                    .formatted(unknown.title(), projectId)
                            : "Project %s already belongs to another line. Check the id.".formatted(projectId));
        }
        useDriveOf(project, application);
        if (!decision.isInDrive(projectId)) {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    "Project %s is not in the Drive that the token is for. Check the id.".formatted(projectId));
        }
        if (!decision.adopt(unknown, projectId)) {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    "Descript lists no %s job for project %s. Check the id."
                            .formatted(unknown.stage().word(), projectId));
        }
        return unknown.title() + " adopted. The next run reads how it ended.";
    }

    /** Another Drive has none of its jobs: what is asked there would always be answered with no. */
    private static void useDriveOf(StoredEntry project, ConfigurableApplicationContext application) {
        application.getBean(StartupCheck.class).awaitDrive();
        if (!application.getBean(ProjectSearch.class).isInThisDrive(project.key())) {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    "\"%s\" belongs to another Drive than the one that the token is for. Use a token of its Drive."
                            .formatted(project.name()));
        }
    }
}
