package io.nightcut.cli.command;

import io.nightcut.budget.Budget;
import io.nightcut.budget.Forecast;
import io.nightcut.cli.document.CheckDocument;
import io.nightcut.cli.format.FormatOption;
import io.nightcut.cli.start.CommandContext;
import io.nightcut.control.ExitCode;
import io.nightcut.control.LogTime;
import io.nightcut.control.NightcutException;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.quota.Quota;
import io.nightcut.ledger.StatusQueries;
import io.nightcut.ledger.cost.CostHistory;
import io.nightcut.ledger.manifest.Line;
import io.nightcut.ledger.manifest.ProbedMedia;
import io.nightcut.ledger.model.Project;
import io.nightcut.manifest.LineReview;
import io.nightcut.manifest.ManifestLineProcessor;
import io.nightcut.manifest.ManifestPreview;
import io.nightcut.manifest.ManifestSettings;
import io.nightcut.manifest.ProjectRecognition;
import io.nightcut.manifest.ProjectSettings;
import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.csv.ManifestReader;
import io.nightcut.manifest.link.MediaSettings;
import io.nightcut.probe.Probe;
import io.nightcut.run.PlanFigures;
import io.nightcut.run.RunPlan;
import io.nightcut.submit.LinkExpiry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows what a run of the manifest would do, what has changed since the last run, and which lines are"
                    + " invalid. Sends nothing to Descript.",
            ""
        })
public final class CheckCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(
            paramLabel = "MANIFEST",
            description = "A CSV file with at least the columns name and url. - reads standard input.")
    @SuppressWarnings("NullAway.Init")
    private Path manifest;

    @Option(names = "--group", description = "Lines with the same name are one project with several files.")
    private boolean group;

    @Option(names = "--probe", description = "Ask the media servers for every file that is still to be imported.")
    private boolean probe;

    @Mixin
    private ManifestOptions options = new ManifestOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final List<CheckDocument.Finding> findings = new ArrayList<>();
    private int toImport;
    private int wrong;

    public CheckCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (ManifestReader reader = ManifestReader.open(manifest);
                ConfigurableApplicationContext application = options.applyTo(
                                context.printing(format).grouping(group))
                        .startWhole()) {
            if (!application.getBean(ManifestSettings.class).allowEmpty()) {
                reader.refuseEmpty();
            }
            ManifestLineProcessor processor = ManifestLineProcessor.of(
                    manifest,
                    application.getBean(ProjectSettings.class),
                    application.getBean(ManifestSettings.class),
                    application.getBean(MediaSettings.class));
            ProbeTable probed =
                    probe ? new ProbeTable(application.getBean(Probe.class).begin(() -> false)) : null;
            Instant now = application.getBean(Clock.class).instant();
            DescriptClient descript = application.getBean(DescriptClient.class);
            LineReview review = new LineReview(
                    ManifestReader.pathOf(manifest),
                    application.getBean(MediaSettings.class).largeFile().toBytes());
            ManifestPreview comparison = new ManifestPreview(
                    ManifestReader.pathOf(manifest),
                    application.getBean(StatusQueries.class),
                    application.getBean(ProjectRecognition.class),
                    review,
                    line -> {
                        tellOfLinks(line, now, descript);
                        if (probed != null) {
                            probed.add(line);
                        }
                    },
                    line -> {
                        if (probed != null) {
                            probed.addEdited(line, application.getBean(ProbedMedia.class));
                        }
                    });
            for (ManifestLine read = reader.read(); read != null; read = reader.read()) {
                Line line = processor.process(read);
                if (line != null) {
                    tellProblem(line, line.problem());
                    comparison.add(line);
                }
            }
            comparison.finish();
            Optional<String> refusal =
                    application.getBean(ManifestSettings.class).asNew() ? Optional.empty() : review.refusal();
            List<String> notes = Stream.concat(reader.notes().stream(), review.warnings().stream())
                    .toList();
            print(
                    application.getBean(RunPlan.class),
                    comparison,
                    sizes -> application
                            .getBean(Budget.class)
                            .forecast(comparison.planned(application.getBean(CostHistory.class), sizes))
                            .orElse(null),
                    notes,
                    refusal.orElse(null),
                    probed);
            refusal.ifPresent(why -> {
                throw new NightcutException(ExitCode.REFUSED, why);
            });
            return wrong == 0 ? ExitCode.DONE : ExitCode.SOME_TO_REVIEW;
        }
    }

    /** What there is to say about all lines together; a person has read the rest by now. */
    private void print(
            RunPlan plan,
            ManifestPreview comparison,
            Function<Map<String, Long>, @Nullable Forecast> forecasting,
            List<String> notes,
            @Nullable String refusal,
            @Nullable ProbeTable probed) {
        PrintWriter out = spec.commandLine().getOut();
        if (format.isText()) {
            plan.of(comparison.counts()).forEach(out::println);
            comparison.differences().forEach(out::println);
            notes.forEach(out::println);
        }
        if (probed != null) {
            wrong += probed.ask();
        }
        Forecast forecast = forecasting.apply(probed == null ? Map.of() : probed.sizes());
        if (!format.isText()) {
            PlanFigures figures = plan.figures(comparison.counts());
            format.print(new CheckDocument(
                    ManifestReader.pathOf(manifest),
                    figures,
                    plan.leastTime(figures).toSeconds(),
                    comparison.compared(),
                    findings,
                    notes,
                    refusal,
                    probed == null ? null : probed.document(),
                    CheckDocument.Forecasted.of(forecast)));
            return;
        }
        if (forecast != null) {
            forecast.lines().forEach(out::println);
        }
        if (probed != null) {
            probed.print(out);
        }
    }

    private void tellProblem(Line line, @Nullable String problem) {
        if (problem != null) {
            wrong++;
            tell(line, true, problem);
        }
    }

    /** For a project that is still to be imported: what prevents its import, and whether its link expires soon. */
    private void tellOfLinks(Line line, Instant now, DescriptClient descript) {
        Project project = Objects.requireNonNull(line.project());
        Optional<String> obstacle = project.obstacle(now);
        tellProblem(line, obstacle.orElse(null));
        toImport++;
        Optional<Instant> expires = project.expires();
        if (obstacle.isPresent() || expires.isEmpty()) {
            return;
        }
        Instant submitted = now.plus(descript.leastTime(Quota.IMPORT, toImport));
        if (LinkExpiry.isSoonAfter(submitted, expires.get())) {
            tell(
                    line,
                    false,
                    "its link expires at %s, less than 12 hours after its turn, so it is submitted first. Use a link that is valid longer"
                            .formatted(LogTime.of(expires.get())));
        }
    }

    private void tell(Line line, boolean isError, String words) {
        if (format.isText()) {
            spec.commandLine().getOut().printf("Line %d \"%s\": %s%n", line.number(), line.name(), words);
        } else {
            findings.add(new CheckDocument.Finding(line.number(), line.name(), isError, words));
        }
    }
}
