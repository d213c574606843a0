package io.nightcut.ledger;

/**
 * Conditions that statements about a manifest share; their parameter {@code manifest} is its path. What an earlier manifest
 * of that name had begun has readings below zero.
 */
public final class ManifestSql {

    /**
     * Whether the line {@code l} belongs to the last complete reading of the manifest. One of an earlier manifest does as
     * long as something was sent for it.
     */
    public static final String LINE_IS_OF_MANIFEST = """
            (l.reading = (select m.reading from manifest m where m.path = :manifest)
             and (l.reading > 0 or exists (select 1 from submission b where b.project_key = l.project_key
                                           and b.stage = 'IMPORT' and b.state <> 'WAITING')))
            """;

    /** Whether the submission or project {@code s} is of a project of the manifest. */
    static final String PROJECT_IS_ASKED_FOR =
            "exists (select 1 from line l where l.project_key = s.project_key and " + LINE_IS_OF_MANIFEST + ")";

    /**
     * The same, or of a project that an earlier manifest of its name had begun. It is a join, since H2 takes
     * {@code reading in (select …)} from an index alone, and then goes through all lines of the manifest for each project.
     */
    public static final String PROJECT_IS_TO_BE_FINISHED = """
            exists (select 1 from manifest m join line l on l.reading = m.reading
                    where m.path in (:manifest, 'earlier:' || :manifest) and l.project_key = s.project_key)
            """;

    private ManifestSql() {}
}
