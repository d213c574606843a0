package io.nightcut.cli.morning;

import io.nightcut.cli.format.FormatOption;
import io.nightcut.cli.start.CommandContext;
import io.nightcut.control.ExitCode;
import io.nightcut.control.LogTime;
import io.nightcut.control.NightcutException;
import io.nightcut.ledger.ProjectDetails;
import io.nightcut.ledger.ProjectSearch;
import io.nightcut.ledger.model.StoredEntry;
import io.nightcut.results.ProjectResult;
import io.nightcut.text.NameSearch;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows all that is known of a project: what was asked for, where it stands, every paid call, ids, times, costs"
                    + " and the agent's answer. Sends nothing to Descript.",
            ""
        })
public final class ShowCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            hideParamSyntax = true,
            description = "The name of the project, as in the results.")
    private @Nullable String name;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "The project with this key, which the report and nightcut resolve --list show. Instead of NAME.")
    private @Nullable String key;

    @Mixin
    private FormatOption format = new FormatOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public ShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if ((name == null) == (key == null)) {
            throw new ParameterException(spec.commandLine(), "Write either NAME or --key KEY");
        }
        try (ConfigurableApplicationContext application =
                context.printing(format).start()) {
            ProjectDetails details = application.getBean(ProjectDetails.class);
            ShowDocument document = new ShowDocument(found(application.getBean(ProjectSearch.class)).stream()
                    .map(project -> ShowDocument.Project.of(project, details))
                    .toList());
            if (format.isText()) {
                document.projects()
                        .forEach(project -> print(project, spec.commandLine().getOut()));
            } else {
                format.print(document);
            }
        }
        return ExitCode.DONE;
    }

    private List<StoredEntry> found(ProjectSearch search) {
        if (key != null) {
            List<StoredEntry> found = key.isBlank() ? List.of() : search.withKey(key.toLowerCase(Locale.ROOT));
            if (found.isEmpty()) {
                throw new NightcutException(
                        ExitCode.REFUSED, "No project has the key \"%s\". See the report.".formatted(key));
            }
            return found;
        }
        NameSearch names = new NameSearch(String.valueOf(name));
        search.offerNames(names);
        if (names.found().isEmpty()) {
            throw new NightcutException(
                    ExitCode.REFUSED, "No project has the name \"%s\".%s".formatted(name, names.nearest()));
        }
        return search.named(names.found());
    }

    private static void print(ShowDocument.Project project, PrintWriter out) {
        ProjectResult result = project.result();
        out.printf("\"%s\": %s%n", result.name(), result.status());
        field(out, "key", project.key());
        project.manifests().forEach(path -> field(out, "manifest", path));
        field(out, "owner", result.owner());
        field(out, "project", result.projectUrl());
        field(out, "review", result.review());
        field(out, "message", result.message());
        field(out, "stopped by", result.stopReason());
        field(out, "resolved", result.resolved());
        field(out, "answer", result.agentResponse());
        field(out, "media seconds", result.mediaSecondsUsed());
        field(out, "AI credits", result.aiCreditsUsed());
        field(out, "prompt", project.prompt());
        field(out, "model", project.model());
        field(out, "folder", project.folder());
        project.media().forEach(medium -> field(out, "file", medium.name() + "  " + medium.location()));
        for (ShowDocument.StageOf stage : project.stages()) {
            field(
                    out,
                    stage.stage(),
                    stage.state()
                            + (stage.jobId() == null ? "" : ", job " + stage.jobId())
                            + time(", sent ", stage.sentAt())
                            + time(", ended ", stage.settledAt()));
        }
        for (ShowDocument.Call call : project.calls()) {
            field(
                    out,
                    "call",
                    "%s at %s: %s"
                            .formatted(
                                    call.stage(),
                                    LogTime.of(call.sentAt()),
                                    call.ended() == null
                                            ? "nothing is known"
                                            : call.ended().replace('_', ' ')));
        }
    }

    private static String time(String words, @Nullable Instant at) {
        return at == null ? "" : words + LogTime.of(at);
    }

    private static void field(PrintWriter out, String title, @Nullable Object value) {
        if (value != null) {
            out.printf("  %-14s %s%n", title, value instanceof BigDecimal number ? number.toPlainString() : value);
        }
    }
}
