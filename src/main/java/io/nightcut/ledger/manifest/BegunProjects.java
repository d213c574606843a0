package io.nightcut.ledger.manifest;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the projects of a manifest that is replaced, if something was sent for them and they are not edited yet. */
record BegunProjects(JdbcClient jdbc) {

    /** Whether something is left to do, for nightcut or for a person, of the project of the line {@code l}. */
    private static final String IS_OPEN = """
            exists (select 1 from submission i
                    left join submission e on e.project_key = i.project_key and e.stage = 'EDIT'
                    where i.project_key = l.project_key and i.stage = 'IMPORT' and i.resolved is null
                      and (i.state in ('SENDING', 'RUNNING', 'UNKNOWN')
                           or i.state = 'DONE' and (e.state is null or e.state not in ('DONE', 'FAILED')
                                                    or e.state = 'FAILED' and e.try_again)))
            """;

    /**
     * To be called when the manifest's new reading counts, and its last one is not deleted yet.
     *
     * @param isUnchanged whether the manifest is the same as before: then what is kept already is told once more, even if it
     *     has ended
     */
    void keep(String manifest, long last, long reading, boolean isUnchanged) {
        String earlier = EarlierManifest.of(manifest);
        int kept = jdbc.sql("""
                        insert into line (reading, number, name, project_key, owner)
                        select :kept, row_number() over (order by min(l.reading), min(l.number)), min(l.name), l.project_key,
                            min(l.owner)
                        from line l
                        where (l.reading = :last or l.reading = (select m.reading from manifest m where m.path = :earlier))
                          and l.project_key is not null
                          and not exists (select 1 from line o join manifest m on m.reading = o.reading
                                          where m.reading > 0 and o.project_key = l.project_key)
                          and (%s or :unchanged and l.reading < 0)
                        group by l.project_key
                        """.formatted(IS_OPEN))
                .param("kept", -reading)
                .param("last", last)
                .param("earlier", earlier)
                .param("unchanged", isUnchanged)
                .update();
        jdbc.sql("delete from manifest where path = ?").param(earlier).update();
        if (kept > 0) {
            jdbc.sql("insert into manifest (path, reading) values (?, ?)")
                    .params(earlier, -reading)
                    .update();
        }
    }
}
