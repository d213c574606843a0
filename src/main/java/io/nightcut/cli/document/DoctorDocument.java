package io.nightcut.cli.document;

import io.nightcut.cli.format.Document;
import io.nightcut.doctor.Diagnosis;
import io.nightcut.results.CsvTable;
import java.util.List;

/** What {@code doctor} prints for scripts. */
public record DoctorDocument(String verdict, List<Found> findings) implements Document {

    /** What was looked at, how bad it is, and a sentence about it. */
    record Found(String topic, String verdict, String message) {}

    public static DoctorDocument of(Diagnosis diagnosis) {
        return new DoctorDocument(
                diagnosis.verdict().toString(),
                diagnosis.findings().stream()
                        .map(finding ->
                                new Found(finding.topic(), finding.verdict().toString(), finding.text()))
                        .toList());
    }

    /** A row for each finding. */
    @Override
    public CsvTable table() {
        return new CsvTable(
                List.of("topic", "verdict", "message"),
                row -> findings.forEach(found -> row.accept(List.of(found.topic(), found.verdict(), found.message()))));
    }
}
