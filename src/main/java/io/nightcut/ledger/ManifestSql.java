package io.nightcut.ledger;

/** Conditions that statements about a manifest share; their parameter {@code manifest} is its path. */
final class ManifestSql {

    /** Whether the line {@code l} belongs to the last complete reading of the manifest. */
    static final String LINE_IS_OF_MANIFEST = "l.reading = (select m.reading from manifest m where m.path = :manifest)";

    /** Whether the submission {@code s} is of a project of the manifest. */
    static final String PROJECT_IS_ASKED_FOR =
            "exists (select 1 from line l where l.project_key = s.project_key and " + LINE_IS_OF_MANIFEST + ")";

    private ManifestSql() {}
}
