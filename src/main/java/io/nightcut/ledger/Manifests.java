package io.nightcut.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
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

    Manifests(JdbcClient jdbc, JdbcTemplate batch, MediaUrls urls) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.urls = urls;
    }

    /** Begins a new reading; until {@link #finish} the one before it counts. */
    public long begin() {
        return jdbc.sql("select next value for reading_number")
                .query(Long.class)
                .single();
    }

    /** Writes down lines of a reading; what is known of their projects stays, what is not done yet takes their prompt. */
    public void record(long reading, List<Line> lines) {
        List<Project> projects = projectsOf(lines);
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

    /** From here on this reading is what the manifest says. */
    public void finish(String manifest, long reading) {
        int known = jdbc.sql("update manifest set reading = ? where path = ?")
                .params(reading, manifest)
                .update();
        if (known == 0) {
            jdbc.sql("insert into manifest (path, reading) values (?, ?)")
                    .params(manifest, reading)
                    .update();
        }
        jdbc.sql("delete from line where reading not in (select reading from manifest)")
                .update();
    }

    private void record(List<Project> projects) {
        projects.forEach(urls::remember);
        Set<String> known = known(projects);
        insert(projects.stream().filter(p -> !known.contains(p.key())).toList());
        update(projects.stream().filter(p -> known.contains(p.key())).toList());
    }

    private Set<String> known(List<Project> projects) {
        return Set.copyOf(jdbc.sql("select project_key from project where project_key in (:keys)")
                .param("keys", projects.stream().map(Project::key).toList())
                .query(String.class)
                .list());
    }

    private void insert(List<Project> projects) {
        batch.batchUpdate(
                "insert into project (project_key, name, prompt, folder, team_access, size) values (?, ?, ?, ?, ?, ?)",
                projects.stream()
                        .map(p -> new @Nullable Object[] {
                            p.key(), p.name(), p.prompt(), p.folder(), p.teamAccess(), p.size()
                        })
                        .toList());
        batch.batchUpdate(
                "insert into media (project_key, position, name, location, language) values (?, ?, ?, ?, ?)",
                projects.stream().flatMap(Manifests::mediaRows).toList());
        batch.batchUpdate(
                "insert into submission (project_key, stage, state) values (?, 'IMPORT', 'WAITING')",
                projects.stream().map(p -> new Object[] {p.key()}).toList());
    }

    private void update(List<Project> projects) {
        batch.batchUpdate(
                """
                update project set prompt = ?, folder = ?, team_access = ?, size = ?
                where project_key = ?
                  and not exists (select 1 from submission s
                                  where s.project_key = project.project_key and s.stage = 'EDIT'
                                    and s.state not in ('WAITING', 'FAILED'))
                """,
                projects.stream()
                        .map(p -> new @Nullable Object[] {p.prompt(), p.folder(), p.teamAccess(), p.size(), p.key()})
                        .toList());
    }

    private static Stream<@Nullable Object[]> mediaRows(Project project) {
        return IntStream.range(0, project.media().size()).mapToObj(position -> {
            Media media = project.media().get(position);
            return new @Nullable Object[] {project.key(), position, media.name(), media.location(), media.language()};
        });
    }

    /** A project of several lines is recorded once. */
    private static List<Project> projectsOf(List<Line> lines) {
        return List.copyOf(lines.stream()
                .flatMap(line -> Stream.ofNullable(line.project()))
                .collect(Collectors.toMap(Project::key, p -> p, (first, second) -> first, LinkedHashMap::new))
                .values());
    }

    private static @Nullable String keyOf(Line line) {
        return line.project() == null ? null : line.project().key();
    }
}
