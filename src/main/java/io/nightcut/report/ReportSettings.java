package io.nightcut.report;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is written for people beside the results.
 *
 * @param write whether a run writes a report
 * @param datedCopies whether each run leaves copies of results and report that later ones do not replace
 */
@ConfigurationProperties("nightcut.report")
public record ReportSettings(boolean write, boolean datedCopies) {}
