package io.nightcut.doctor;

import java.util.Comparator;
import java.util.List;

/** All that was found, in the order in which it was looked at. */
public record Diagnosis(List<Finding> findings) {

    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** The worst of all. */
    public Verdict verdict() {
        return findings.stream()
                .map(Finding::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.OK);
    }
}
