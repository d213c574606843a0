package io.nightcut.cli.document;

import io.nightcut.cli.format.Document;
import io.nightcut.reconcile.Audit;
import io.nightcut.reconcile.AuditFinding;
import io.nightcut.reconcile.CostDifference;
import io.nightcut.results.CsvTable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What {@code audit} prints for scripts. */
public record AuditDocument(
        String manifest,
        boolean agrees,
        int paid,
        List<String> owed,
        List<AuditFinding> orphans,
        List<AuditFinding> duplicates,
        List<AuditFinding> missing,
        List<CostDifference> billedOtherwise)
        implements Document {

    public static AuditDocument of(String manifest, Audit.Report report) {
        return new AuditDocument(
                manifest,
                report.agrees(),
                report.paid(),
                report.owed(),
                report.orphans(),
                report.duplicates(),
                report.missing(),
                report.billedOtherwise());
    }

    /** A row for each difference. */
    @Override
    public CsvTable table() {
        return new CsvTable(
                List.of("difference", "name", "project_id", "job", "job_id"),
                row -> Stream.of(
                                owed.stream().map(name -> row("owed", new AuditFinding(name, null, null, null))),
                                orphans.stream().map(each -> row("orphan", each)),
                                duplicates.stream().map(each -> row("duplicate", each)),
                                missing.stream().map(each -> row("missing", each)),
                                billedOtherwise.stream()
                                        .map(each -> row(
                                                "billed otherwise",
                                                new AuditFinding(each.name(), null, each.job(), each.jobId()))))
                        .flatMap(rows -> rows)
                        .forEach(row));
    }

    private static List<String> row(String difference, AuditFinding finding) {
        return Stream.of(difference, finding.name(), finding.projectId(), finding.job(), finding.jobId())
                .map(cell -> Objects.toString(cell, ""))
                .toList();
    }
}
