package io.nightcut.ledger;

import io.nightcut.ledger.model.Line;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The lines of each manifest as they were read last, and the projects that they ask for. */
@Repository
@Transactional
public class Manifests {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final MediaUrls urls;
    private final BegunProjects begun;

    Manifests(JdbcClient jdbc, JdbcTemplate batch, MediaUrls urls) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.urls = urls;
        this.begun = new BegunProjects(jdbc);
    }

    /**
     * Whether the last reading had this digest, and all of its projects are edited: then nothing can be submitted for it.
     * A manifest that was read since may have asked otherwise for the same projects, be it only in part.
     */
    @Transactional(readOnly = true)
    public boolean isAllDone(String manifest, String digest) {
        return jdbc.sql("""
                        select exists (select 1 from manifest m where m.path = :manifest and m.digest = :digest
                                         and m.reading = (select max(latest.reading) from line latest)
                                         and m.reading = (select max(latest.reading) from manifest latest))
                          and not exists (select 1 from line l
                                          left join submission e on e.project_key = l.project_key and e.stage = 'EDIT'
                                          where l.project_key is not null and (e.state is null or e.state <> 'DONE')
                                            and %s)
                        """.formatted(ManifestSql.LINE_IS_OF_MANIFEST))
                .param("manifest", manifest)
                .param("digest", digest)
                .query(Boolean.class)
                .single();
    }

    /** Begins a new reading; until {@link #finish} the one before it counts. */
    public long begin() {
        return jdbc.sql("select next value for reading_number")
                .query(Long.class)
                .single();
    }

    /** Writes down lines of a reading; what was done of their projects stays, what is still to do takes their prompt. */
    public void record(long reading, List<Line> lines) {
        List<Project> projects = lines.stream()
                .flatMap(line -> Stream.ofNullable(line.project()))
                .toList();
        if (!projects.isEmpty()) {
            record(projects);
        }
        batch.batchUpdate(
                "insert into line (reading, number, name, project_key, problem) values (?, ?, ?, ?, ?)",
                lines.stream()
                        .map(line ->
                                new @Nullable Object[] {reading, line.number(), line.name(), keyOf(line), line.problem()
                                })
                        .toList());
    }

    /** From here on this reading is what the manifest says. What the one before it had begun is kept, to be finished. */
    public void finish(String manifest, long reading, String digest) {
        Optional<Reading> last = lastReading(manifest);
        int known = jdbc.sql("update manifest set reading = ?, digest = ? where path = ?")
                .params(reading, digest, manifest)
                .update();
        if (known == 0) {
            jdbc.sql("insert into manifest (path, reading, digest) values (?, ?, ?)")
                    .params(manifest, reading, digest)
                    .update();
        }
        last.ifPresent(before -> begun.keep(manifest, before.number(), reading, digest.equals(before.digest())));
        jdbc.sql("delete from line where reading not in (select reading from manifest)")
                .update();
    }

    private record Reading(long number, @Nullable String digest) {}

    private Optional<Reading> lastReading(String manifest) {
        return jdbc.sql("select reading, digest from manifest where path = ?")
                .param(manifest)
                .query((row, number) -> new Reading(row.getLong(1), row.getString(2)))
                .optional();
    }

    private void record(List<Project> projects) {
        projects.forEach(urls::remember);
        Map<String, Known> known = known(projects);
        insert(projects.stream().filter(p -> !known.containsKey(p.key())).toList());
        insertAliases(projects);
        update(projects.stream()
                .filter(p -> {
                    Known before = known.get(p.key());
                    return before != null && !before.isAskedAs(p);
                })
                .toList());
    }

    /** What a project was asked to be when its line was read before. */
    private record Known(
            @Nullable String mediaKey,
            String prompt,
            @Nullable String folder,
            String teamAccess) {

        boolean isAskedAs(Project project) {
            return project.keys().media().equals(mediaKey)
                    && prompt.equals(project.prompt())
                    && Objects.equals(folder, project.folder())
                    && teamAccess.equals(project.teamAccess().word());
        }
    }

    private Map<String, Known> known(List<Project> projects) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("""
                        select project_key, media_key, prompt, folder, team_access from project
                        where project_key in (:keys)
                        """)
                .param("keys", projects.stream().map(Project::key).toList())
                .query(row -> {
                    known.put(
                            row.getString(1),
                            new Known(row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
                });
        return known;
    }

    private void insert(List<Project> projects) {
        batch.batchUpdate(
                "insert into project (project_key, media_key, name, prompt, folder, team_access) values (?, ?, ?, ?, ?, ?)",
                projects.stream()
                        .map(p -> new @Nullable Object[] {
                            p.key(),
                            p.keys().media(),
                            p.name(),
                            p.prompt(),
                            p.folder(),
                            p.teamAccess().word()
                        })
                        .toList());
        batch.batchUpdate(
                "insert into media (project_key, position, name, location, language) values (?, ?, ?, ?, ?)",
                projects.stream().flatMap(Manifests::mediaRows).toList());
        batch.batchUpdate(
                "insert into submission (project_key, stage, state) values (?, 'IMPORT', 'WAITING')",
                projects.stream().map(p -> new Object[] {p.key()}).toList());
    }

    /** With the same commit as the lines: from now on the project is known by today's key too. */
    private void insertAliases(List<Project> projects) {
        Map<String, String> aliases = projects.stream()
                .filter(p -> !p.key().equals(p.keys().current()))
                .collect(Collectors.toMap(p -> p.keys().current(), Project::key, (one, same) -> one));
        if (aliases.isEmpty()) {
            return;
        }
        jdbc.sql("select alias_key from project_alias where alias_key in (:keys)")
                .param("keys", List.copyOf(aliases.keySet()))
                .query(String.class)
                .list()
                .forEach(aliases::remove);
        batch.batchUpdate(
                "insert into project_alias (alias_key, project_key) values (?, ?)",
                aliases.entrySet().stream()
                        .map(alias -> new Object[] {alias.getKey(), alias.getValue()})
                        .toList());
    }

    private void update(List<Project> projects) {
        batch.batchUpdate(
                "update project set media_key = ?, prompt = ?, folder = ?, team_access = ? where project_key = ?",
                projects.stream()
                        .map(p -> new @Nullable Object[] {
                            p.keys().media(),
                            p.prompt(),
                            p.folder(),
                            p.teamAccess().word(),
                            p.key()
                        })
                        .toList());
    }

    private static Stream<@Nullable Object[]> mediaRows(Project project) {
        return IntStream.range(0, project.media().size()).mapToObj(position -> {
            Media media = project.media().get(position);
            return new @Nullable Object[] {project.key(), position, media.name(), media.location(), media.language()};
        });
    }

    private static @Nullable String keyOf(Line line) {
        return line.project() == null ? null : line.project().key();
    }
}
