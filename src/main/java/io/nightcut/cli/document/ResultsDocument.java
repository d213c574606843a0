package io.nightcut.cli.document;

import io.nightcut.cli.format.Document;
import io.nightcut.cli.format.Rows;
import io.nightcut.results.CsvTable;
import io.nightcut.results.ProjectResult;
import io.nightcut.results.ResultRow;
import io.nightcut.results.Tally;

/**
 * What {@code results} prints for scripts.
 *
 * @param tally of the projects
 * @param earlierProjects what an earlier manifest of this name had begun
 */
public record ResultsDocument(
        String manifest, Tally tally, Rows<ProjectResult> projects, Rows<ProjectResult> earlierProjects)
        implements Document {

    /** The results file's rows. */
    @Override
    public CsvTable table() {
        return new CsvTable(
                ResultRow.HEADER, row -> projects.each(result -> row.accept(new ResultRow(result).cells())));
    }
}
