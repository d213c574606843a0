package io.nightcut.ledger;

import io.nightcut.ledger.model.KnownDrive;
import io.nightcut.text.Redacted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which Drive the projects of the ledger belong to. */
@Repository
@Transactional
public class Drives {

    /** Whether something was made in Descript for the project {@code p}, or may have been. */
    private static final String IS_PAID = """
            (exists (select 1 from claim c where c.project_key = p.project_key)
             or exists (select 1 from attempt a where a.project_key = p.project_key and %s))
            """.formatted(Attempts.IN_DOUBT.replace("ended", "a.ended"));

    private final JdbcClient jdbc;

    Drives(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The Drives in which something was made, or may have been. */
    @Transactional(readOnly = true)
    public List<KnownDrive> known() {
        return jdbc.sql("""
                        select d.drive_id, d.name from drive d
                        where exists (select 1 from project p where p.drive_id = d.drive_id and %s)
                        order by d.drive_id
                        """.formatted(IS_PAID))
                .query((row, number) -> new KnownDrive(row.getString(1), row.getString(2)))
                .list();
    }

    /** Descript's ids of projects of this Drive, or of those whose Drive is not known; the last that were made first. */
    @Transactional(readOnly = true)
    public List<String> projects(@Nullable KnownDrive drive, int limit) {
        return jdbc.sql("""
                        select c.descript_project_id from claim c
                        join project p on p.project_key = c.project_key
                        left join submission s on s.job_id = c.job_id
                        where p.drive_id is not distinct from cast(:drive as varchar(2000))
                        group by c.descript_project_id
                        order by max(s.sent_at) desc nulls last limit :limit
                        """)
                .param("drive", drive == null ? null : drive.id())
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** The token is for this Drive. */
    public void use(KnownDrive drive) {
        useNone();
        String name = Redacted.text(drive.name());
        int known = jdbc.sql("update drive set name = ?, is_current = true where drive_id = ?")
                .params(name, drive.id())
                .update();
        if (known == 0) {
            jdbc.sql("insert into drive (drive_id, name, is_current) values (?, ?, true)")
                    .params(drive.id(), name)
                    .update();
        }
    }

    /** Descript does not tell which Drive the token is for. */
    public void useNone() {
        jdbc.sql("update drive set is_current = false where is_current").update();
    }

    /** Projects that have no Drive yet, or of which nothing was made in theirs, belong to the current one from now on. */
    public void ownProjects() {
        jdbc.sql("""
                        update project p set drive_id = (select d.drive_id from drive d where d.is_current)
                        where exists (select 1 from drive d where d.is_current and (p.drive_id is null
                                          or p.drive_id <> d.drive_id and not %s))
                        """.formatted(IS_PAID)).update();
    }
}
