package io.nightcut.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import io.nightcut.file.AtomicFile;
import io.nightcut.ledger.Balances;
import io.nightcut.ledger.history.PastNight;
import io.nightcut.ledger.history.PastRun;
import io.nightcut.ledger.history.RunHistory;
import io.nightcut.ledger.model.Pause;
import io.nightcut.results.Results;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The report of a manifest: one file beside its results, both from the same reading of the ledger. */
@Component
@EnableConfigurationProperties(ReportSettings.class)
public class Report {

    private static final Logger log = LoggerFactory.getLogger(Report.class);

    /** Restarts too. */
    private static final int RUNS_READ = 300;

    private static final String STANDARD_INPUT = "-";
    private static final String CSV = ".csv";
    private static final int LONGEST_START = 256;

    private final Results results;
    private final RunHistory history;
    private final Balances balances;
    private final ReportSettings settings;
    private final String home;

    Report(
            Results results,
            RunHistory history,
            Balances balances,
            ReportSettings settings,
            @Value("${nightcut.home:}") String home) {
        this.results = results;
        this.history = history;
        this.balances = balances;
        this.settings = settings;
        this.home = home;
    }

    /** {@code night-results.csv} gives {@code night-results-report.html}. */
    public static Path fileFor(Path resultsFile) {
        String name = String.valueOf(resultsFile.getFileName());
        return resultsFile.resolveSibling(
                (name.toLowerCase(Locale.ROOT).endsWith(CSV) ? name.substring(0, name.length() - CSV.length()) : name)
                        + "-report.html");
    }

    /** The same, after a run: what fails is told and harms nothing. */
    public @Nullable MorningSummary writeAfterRun(String manifest, Path resultsFile) {
        if (!settings.write()) {
            return null;
        }
        try {
            MorningSummary summary = write(manifest, resultsFile);
            log.info("Report: {}", fileFor(resultsFile));
            return summary;
        } catch (RuntimeException | LinkageError e) {
            log.warn("Cannot write the report {}: {}", fileFor(resultsFile), String.valueOf(e.getMessage()));
            return null;
        }
    }

    /**
     * Writes results and report of a manifest that a run has read.
     *
     * @throws UncheckedIOException one of them cannot be written
     */
    public synchronized MorningSummary write(String manifest, Path resultsFile) {
        Path file = fileFor(resultsFile);
        List<PastNight> nights = PastNight.of(history.runs(manifest, RUNS_READ));
        PageBuilder builder = new PageBuilder(
                new Commands(manifest, homeToName()),
                nights,
                results.tally(manifest).read());
        results.write(manifest, resultsFile, builder::add);
        ReportPage page = builder.page(fileName(manifest), pauses(nights), balances.known(), Instant.now());
        try {
            refuseOtherFile(file);
            AtomicFile.keepingPermissions(file).write(out -> render(page, out));
            if (settings.datedCopies() && !nights.isEmpty()) {
                LocalDate date =
                        nights.get(0).startedAt().atZone(ZoneId.systemDefault()).toLocalDate();
                copy(resultsFile, dated(resultsFile, date));
                copy(file, dated(file, date));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        return page.summary();
    }

    /** What there is to say, without writing anything. */
    public MorningSummary summary(String manifest) {
        MorningSummary.Counter counter = new MorningSummary.Counter();
        results.eachEntry(manifest, entry -> counter.add(Move.of(entry).orElse(null), Move.isReady(entry)));
        return counter.summary();
    }

    private List<Pause> pauses(List<PastNight> nights) {
        return nights.isEmpty()
                ? List.of()
                : history.pauses(
                        nights.get(0).runs().stream().map(PastRun::execution).toList());
    }

    /** The usual one need not be named. */
    private String homeToName() {
        return home.isEmpty() || Path.of(home).equals(Path.of(System.getProperty("user.home"), ".nightcut"))
                ? ""
                : home;
    }

    private static String fileName(String manifest) {
        return manifest.equals(STANDARD_INPUT)
                ? "standard input"
                : String.valueOf(Path.of(manifest).getFileName());
    }

    private static void refuseOtherFile(Path file) throws IOException {
        if (Files.notExists(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(LONGEST_START), StandardCharsets.UTF_8);
            if (!start.isEmpty() && !start.contains("name=\"generator\" content=\"nightcut\"")) {
                throw new IOException("a file is there that is no report of nightcut, and would be replaced");
            }
        }
    }

    static void render(ReportPage page, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        TemplateEngine.createPrecompiled(
                        null, ContentType.Html, Report.class.getClassLoader(), Report.class.getPackageName())
                .render("report.jte", page, new WriterOutput(writer));
        writer.flush();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(from)) {
            AtomicFile.keepingPermissions(to).write(in::transferTo);
        }
    }

    /** {@code night-results.csv} gives {@code night-results-2026-11-26.csv}. */
    static Path dated(Path file, LocalDate date) {
        String name = String.valueOf(file.getFileName());
        int extension = name.lastIndexOf('.');
        return file.resolveSibling(
                extension < 0
                        ? name + "-" + date
                        : name.substring(0, extension) + "-" + date + name.substring(extension));
    }
}
