package io.nightcut.ledger;

import io.nightcut.ledger.model.StoredProject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds the projects that the ledger has, by the keys and the names that they may have there. Its methods change nothing. */
@Repository
@Transactional(readOnly = true)
public class StoredProjects {

    private static final String COLUMNS = """
            p.project_key, p.name, coalesce(e.state = 'DONE', false) edited,
            coalesce(i.state in ('SENDING', 'RUNNING', 'UNKNOWN', 'DONE'), false)
                or exists (select 1 from claim c where c.project_key = p.project_key) paid
            """;

    private static final String SUBMISSIONS = """
            left join submission i on i.project_key = p.project_key and i.stage = 'IMPORT'
            left join submission e on e.project_key = p.project_key and e.stage = 'EDIT'
            """;

    private final JdbcClient jdbc;

    StoredProjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By each of these keys that is one of a project, or another name of one; without the locations of the media. */
    public Map<String, StoredProject> byKey(Collection<String> keys) {
        Map<String, StoredProject> found = new HashMap<>();
        if (!keys.isEmpty() && hasAny("project")) {
            jdbc.sql("select p.project_key found_by, %s from project p %s where p.project_key in (:keys)"
                            .formatted(COLUMNS, SUBMISSIONS))
                    .param("keys", keys)
                    .query(row -> {
                        found.put(row.getString(1), stored(row, List.of()));
                    });
        }
        if (!keys.isEmpty() && hasAny("project_alias")) {
            jdbc.sql("""
                            select a.alias_key found_by, %s from project_alias a
                            join project p on p.project_key = a.project_key %s
                            where a.alias_key in (:keys)
                            """.formatted(COLUMNS, SUBMISSIONS)).param("keys", keys).query(row -> {
                found.putIfAbsent(row.getString(1), stored(row, List.of()));
            });
        }
        return found;
    }

    /** Where there is none, as in a new ledger, a search for many takes a tenth of the time of reading a manifest. */
    private boolean hasAny(String table) {
        return jdbc.sql("select exists (select 1 from %s)".formatted(table))
                .query(Boolean.class)
                .single();
    }

    /** All projects of these names, with the locations of their media. */
    public List<StoredProject> byName(Collection<String> names) {
        Map<String, StoredProject> projects = new LinkedHashMap<>();
        if (!names.isEmpty() && hasAny("project")) {
            jdbc.sql("""
                            select m.location, %s from project p
                            join media m on m.project_key = p.project_key %s
                            where p.name in (:names) order by p.project_key, m.position
                            """.formatted(COLUMNS, SUBMISSIONS)).param("names", names).query(row -> {
                StoredProject one = stored(row, List.of(row.getString("location")));
                projects.merge(one.key(), one, StoredProject::and);
            });
        }
        return List.copyOf(projects.values());
    }

    private static StoredProject stored(ResultSet row, List<String> locations) throws SQLException {
        return new StoredProject(
                row.getString("project_key"),
                row.getString("name"),
                locations,
                row.getBoolean("edited"),
                row.getBoolean("paid"));
    }
}
