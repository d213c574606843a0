package io.nightcut.ledger;

import io.nightcut.ledger.model.Entry;
import io.nightcut.ledger.model.StoredEntry;
import io.nightcut.text.NameSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds projects by what a person says of them, whichever manifest asks for them. */
@Repository
@Transactional(readOnly = true)
public class ProjectSearch {

    private final JdbcClient jdbc;

    ProjectSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Offers the names of all projects. */
    public void offerNames(NameSearch search) {
        jdbc.sql("select name from project").query(row -> {
            search.offer(row.getString(1));
        });
    }

    /** The projects that have one of these names exactly. */
    public List<StoredEntry> named(List<String> names) {
        return names.isEmpty() ? List.of() : entries("p.name in (:names)", Map.of("names", names));
    }

    /** The projects whose keys begin so. */
    public List<StoredEntry> withKey(String start) {
        return entries(
                "substring(p.project_key from 1 for :length) = :start",
                Map.of("start", start, "length", start.length()));
    }

    /** The projects about which a person has to decide: unknown, to review, or not tried again by themselves. */
    public List<StoredEntry> undecided() {
        return entries("""
                i.resolved is null
                and (i.state = 'UNKNOWN' or e.state = 'UNKNOWN'
                     or (i.hold is not null or e.hold is not null or e.state = 'DONE' and (i.to_review or e.to_review))
                        and exists (select 1 from line l join manifest m on m.reading = l.reading
                                    where l.project_key = p.project_key))
                """, Map.of());
    }

    private List<StoredEntry> entries(String where, Map<String, Object> parameters) {
        List<Entry> entries = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        jdbc.sql("""
                        select p.project_key, p.name,
                            coalesce((select min(l.number) from line l join manifest m on m.reading = l.reading
                                      where l.project_key = p.project_key), 0) as number, %s, %s, %s
                        from project p
                        join submission i on i.project_key = p.project_key and i.stage = 'IMPORT'
                        left join submission e on e.project_key = p.project_key and e.stage = 'EDIT'
                        where %s order by p.name, p.project_key
                        """.formatted(
                        SubmissionRow.columns("i", "i_"), SubmissionRow.columns("e", "e_"), PaidCalls.SPENT, where))
                .params(parameters)
                .query(row -> {
                    String name = row.getString("name");
                    keys.add(row.getString("project_key"));
                    entries.add(new Entry(
                            row.getInt("number"),
                            name,
                            null,
                            new SubmissionRow(row, "i_").submissionOrNull(name),
                            new SubmissionRow(row, "e_").submissionOrNull(name),
                            null,
                            PaidCalls.spent(row)));
                });
        List<StoredEntry> found = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            found.add(new StoredEntry(keys.get(i), manifests(keys.get(i)), entries.get(i)));
        }
        return found;
    }

    private List<String> manifests(String key) {
        return jdbc.sql("""
                        select m.path from manifest m
                        where exists (select 1 from line l where l.reading = m.reading and l.project_key = :key)
                        order by m.reading desc
                        """).param("key", key).query(String.class).list();
    }

    /** Whether a project belongs to the Drive that the state was used with last, as far as it is known. */
    public boolean isInThisDrive(String key) {
        return jdbc.sql("select count(*) from project p where p.project_key = :key and "
                                + LedgerQueries.IS_IN_THIS_DRIVE)
                        .param("key", key)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
