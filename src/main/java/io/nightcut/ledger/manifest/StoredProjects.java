package io.nightcut.ledger.manifest;

import io.nightcut.ledger.manifest.StoredProject.Edited;
import io.nightcut.ledger.model.Instruction;
import io.nightcut.ledger.model.StoredMedia;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds the projects that the ledger has, by what they may be known by there. Its methods change nothing. */
@Repository
@Transactional(readOnly = true)
public class StoredProjects {

    private static final String COLUMNS = """
            p.project_key, p.name, coalesce(e.state = 'DONE', false) edited, e.settled_at edited_at,
            coalesce(i.state in ('SENDING', 'RUNNING', 'UNKNOWN', 'DONE'), false)
                or exists (select 1 from claim c where c.project_key = p.project_key) paid,
            p.as_new or coalesce(i.attempts, 0) > 0 confirmed
            """;

    private static final String SUBMISSIONS = """
            left join submission i on i.project_key = p.project_key and i.stage = 'IMPORT'
            left join submission e on e.project_key = p.project_key and e.stage = 'EDIT'
            """;

    private final JdbcClient jdbc;

    StoredProjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By each of these keys that is one of a project, or another name of one; without their media. */
    public Map<String, StoredProject> byKey(Collection<String> keys) {
        Map<String, StoredProject> found = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql("select p.project_key found_by, %s from project p %s where p.project_key in (:keys)"
                            .formatted(COLUMNS, SUBMISSIONS))
                    .param("keys", keys)
                    .query(row -> {
                        found.put(row.getString(1), stored(row, List.of()));
                    });
        }
        if (!keys.isEmpty()) {
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

    /** Whether there is any project: in a new ledger, a search for many takes a tenth of the time of reading a manifest. */
    public boolean hasAny() {
        return jdbc.sql("select exists (select 1 from project)")
                .query(Boolean.class)
                .single();
    }

    /** The media of these projects. */
    public Map<String, List<StoredMedia>> media(Collection<String> keys) {
        Map<String, List<StoredMedia>> media = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql("""
                            select m.project_key, m.name, m.location, m.content from media m
                            where m.project_key in (:keys) order by m.project_key, m.position
                            """).param("keys", keys).query(row -> {
                media.merge(row.getString("project_key"), List.of(media(row)), StoredProjects::both);
            });
        }
        return media;
    }

    /** All projects of these names, with their media; those first that were edited last. */
    public List<StoredProject> byName(Collection<String> names) {
        Map<String, StoredProject> projects = new LinkedHashMap<>();
        if (!names.isEmpty()) {
            jdbc.sql("""
                            select m.name media_name, m.location, m.content, %s from project p
                            join media m on m.project_key = p.project_key %s
                            where p.name in (:names)
                            order by e.settled_at desc nulls last, p.project_key, m.position
                            """.formatted(COLUMNS, SUBMISSIONS)).param("names", names).query(row -> {
                StoredMedia media = new StoredMedia(
                        row.getString("media_name"), row.getString("location"), row.getString("content"));
                StoredProject one = stored(row, List.of(media));
                projects.merge(one.key(), one, StoredProject::and);
            });
        }
        return List.copyOf(projects.values());
    }

    /** Whether any project is edited. */
    public boolean hasEdited() {
        return jdbc.sql("select exists (select 1 from submission s where s.state = 'DONE' and s.stage = 'EDIT')")
                .query(Boolean.class)
                .single();
    }

    /** Of the projects that are edited, those of these media. */
    public List<EditedMedia> editedByMedia(Collection<String> mediaKeys) {
        return mediaKeys.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select p.media_key, p.name, e.settled_at from project p
                        join submission e on e.project_key = p.project_key and e.stage = 'EDIT' and e.state = 'DONE'
                        where p.media_key in (:keys) order by e.settled_at desc
                        """)
                        .param("keys", mediaKeys)
                        .query((row, number) -> new EditedMedia(
                                row.getString("media_key"), row.getString("name"), time(row, "settled_at")))
                        .list();
    }

    /** Whether another manifest than this was read. */
    public boolean hasOtherManifests(String manifest) {
        return jdbc.sql("select exists (select 1 from manifest m where m.path <> ? and m.reading > 0)")
                .param(manifest)
                .query(Boolean.class)
                .single();
    }

    /** What other manifests ask of these projects. */
    public List<OtherRequest> ofOtherManifests(String manifest, Collection<String> keys) {
        return keys.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select l.project_key, m.path, p.prompt, p.model from manifest m
                        join line l on l.reading = m.reading
                        join project p on p.project_key = l.project_key
                        where m.path <> :manifest and m.reading > 0 and l.project_key in (:keys)
                        """)
                        .param("manifest", manifest)
                        .param("keys", keys)
                        .query((row, number) -> new OtherRequest(
                                row.getString(1),
                                row.getString(2),
                                new Instruction(row.getString(3), row.getString(4))))
                        .list();
    }

    private static StoredProject stored(ResultSet row, List<StoredMedia> media) throws SQLException {
        return new StoredProject(
                row.getString("project_key"),
                row.getString("name"),
                media,
                new Edited(row.getBoolean("edited"), time(row, "edited_at")),
                row.getBoolean("paid"),
                row.getBoolean("confirmed"));
    }

    private static StoredMedia media(ResultSet row) throws SQLException {
        return new StoredMedia(row.getString("name"), row.getString("location"), row.getString("content"));
    }

    private static List<StoredMedia> both(List<StoredMedia> some, List<StoredMedia> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
