package io.nightcut.ledger.manifest;

import io.nightcut.ledger.model.Project;
import io.nightcut.text.ForeignText;
import org.jspecify.annotations.Nullable;

/**
 * A line of the manifest, as it was judged: either a project or a problem.
 *
 * @param number its place in the file, 1 being the header
 * @param name as written, empty when it has none
 * @param owner the person who answers for it; null: nobody is named
 */
public record Line(
        int number,
        String name,
        @Nullable Project project,
        @Nullable String problem,
        @Nullable String owner) {

    private static final int LONGEST_NAME = 255;

    public Line {
        if ((project == null) == (problem == null)) {
            throw new IllegalArgumentException("Line " + number + " must have either a project or a problem");
        }
        if (problem != null) {
            // Both hold what stands in cells, and nothing has judged it.
            name = ForeignText.of(name).shown(LONGEST_NAME);
            problem = ForeignText.of(problem).shown();
        }
        owner = owner == null ? null : ForeignText.of(owner).shown(LONGEST_NAME);
    }

    /** A line of which nobody is said to answer for it. */
    public Line(int number, String name, @Nullable Project project, @Nullable String problem) {
        this(number, name, project, problem, null);
    }
}
