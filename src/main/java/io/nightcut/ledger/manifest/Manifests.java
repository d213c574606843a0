package io.nightcut.ledger.manifest;

import io.nightcut.ledger.ManifestSql;
import io.nightcut.ledger.MediaUrls;
import io.nightcut.ledger.model.Instruction;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Readings that are not finished yet, and have local files. */
    private final Set<Long> withLocalFiles = ConcurrentHashMap.newKeySet();

    Manifests(JdbcClient jdbc, JdbcTemplate batch, MediaUrls urls) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.urls = urls;
        this.begun = new BegunProjects(jdbc);
    }

    /**
     * Whether the last reading had this digest, and all of its projects are edited: then nothing can be submitted for it.
     * A manifest that was read since may have asked otherwise for the same projects, be it only in part; and local files
     * may have changed without it.
     */
    @Transactional(readOnly = true)
    public boolean isAllDone(String manifest, String digest) {
        return jdbc.sql("""
                        select exists (select 1 from manifest m where m.path = :manifest and m.digest = :digest
                                         and not m.has_local_files
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
        return jdbc.sql("select nextval('reading_number')").query(Long.class).single();
    }

    /** Writes down lines of a reading; what was done of their projects stays, what is still to do takes their prompt and model. */
    public void record(long reading, List<Line> lines) {
        List<Project> projects = lines.stream()
                .flatMap(line -> Stream.ofNullable(line.project()))
                .toList();
        if (!projects.isEmpty()) {
            record(projects);
        }
        if (projects.stream().anyMatch(Project::isUpload)) {
            withLocalFiles.add(reading);
        }
        batch.batchUpdate(
                "insert into line (reading, number, name, project_key, problem, owner) values (?, ?, ?, ?, ?, ?)",
                lines.stream()
                        .map(line -> new @Nullable Object[] {
                            reading, line.number(), line.name(), keyOf(line), line.problem(), line.owner()
                        })
                        .toList());
    }

    /** From here on this reading is what the manifest says. What the one before it had begun is kept, to be finished. */
    public void finish(String manifest, long reading, String digest) {
        Optional<Reading> last = lastReading(manifest);
        boolean hasLocalFiles = withLocalFiles.remove(reading);
        int known = jdbc.sql("update manifest set reading = ?, digest = ?, has_local_files = ? where path = ?")
                .params(reading, digest, hasLocalFiles, manifest)
                .update();
        if (known == 0) {
            jdbc.sql("insert into manifest (path, reading, digest, has_local_files) values (?, ?, ?, ?)")
                    .params(manifest, reading, digest, hasLocalFiles)
                    .update();
        }
        last.ifPresent(before -> begun.keep(manifest, before.number(), reading, digest.equals(before.digest())));
        jdbc.sql("delete from line where reading not in (select reading from manifest)")
                .update();
    }

    /** Somebody has said that all projects of a reading are new that were never submitted. */
    public void confirmNew(long reading) {
        jdbc.sql("""
                        update project set as_new = true
                        where not as_new and project_key in (select l.project_key from line l where l.reading = ?)
                          and exists (select 1 from submission i where i.project_key = project.project_key
                                      and i.stage = 'IMPORT' and i.attempts = 0)
                        """).param(reading).update();
    }

    /** A file is imported as it is now, whatever it was when its line was read. */
    public void contentIs(String projectKey, List<Media> media) {
        batch.batchUpdate(
                "update media set content = ?, bytes = ? where project_key = ? and position = ?",
                IntStream.range(0, media.size())
                        .mapToObj(i -> new @Nullable Object[] {
                            media.get(i).content(), media.get(i).size(), projectKey, i
                        })
                        .toList());
    }

    /** Which of the files behind its links were downloaded, to be uploaded like local ones. To be called before its POST. */
    public void downloadedAre(String projectKey, List<Media> media) {
        batch.batchUpdate(
                "update media set downloaded = ? where project_key = ? and position = ? and location not like 'file:%'",
                IntStream.range(0, media.size())
                        .mapToObj(i -> new Object[] {media.get(i).isLocal(), projectKey, i})
                        .toList());
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
        updateContent(
                projects.stream()
                        .filter(p -> p.isUpload() && known.containsKey(p.key()))
                        .flatMap(p -> IntStream.range(0, p.media().size())
                                .boxed()
                                .flatMap(i -> content(p.key(), i, p.media().get(i))))
                        .toList(),
                "content is null");
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
            Instruction instruction,
            @Nullable String folder,
            String teamAccess) {

        boolean isAskedAs(Project project) {
            return project.keys().media().equals(mediaKey)
                    && instruction.equals(project.instruction())
                    && Objects.equals(folder, project.folder())
                    && teamAccess.equals(project.teamAccess().word());
        }
    }

    private Map<String, Known> known(List<Project> projects) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("""
                        select project_key, media_key, prompt, model, folder, team_access from project
                        where project_key in (:keys)
                        """)
                .param("keys", projects.stream().map(Project::key).toList())
                .query(row -> {
                    known.put(
                            row.getString(1),
                            new Known(
                                    row.getString(2),
                                    new Instruction(row.getString(3), row.getString(4)),
                                    row.getString(5),
                                    row.getString(6)));
                });
        return known;
    }

    private void insert(List<Project> projects) {
        batch.batchUpdate(
                "insert into project (project_key, media_key, name, prompt, model, folder, team_access) values (?, ?, ?, ?, ?, ?, ?)",
                projects.stream()
                        .map(p -> new @Nullable Object[] {
                            p.key(),
                            p.keys().media(),
                            p.name(),
                            p.instruction().prompt(),
                            p.instruction().model(),
                            p.folder(),
                            p.teamAccess().word()
                        })
                        .toList());
        batch.batchUpdate(
                "insert into media (project_key, position, name, location, language, content) values (?, ?, ?, ?, ?, ?)",
                projects.stream().flatMap(Manifests::mediaRows).toList());
        batch.batchUpdate(
                "insert into submission (project_key, stage, state) values (?, 'IMPORT', 'WAITING')",
                projects.stream().map(p -> new Object[] {p.key()}).toList());
    }

    private static Stream<Object[]> content(String key, int position, Media media) {
        return media.isLocal() && media.content() != null
                ? Stream.<Object[]>of(new Object[] {media.content(), key, position})
                : Stream.empty();
    }

    private void updateContent(List<Object[]> rows, String which) {
        batch.batchUpdate("update media set content = ? where project_key = ? and position = ? and " + which, rows);
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
                "update project set media_key = ?, prompt = ?, model = ?, folder = ?, team_access = ? where project_key = ?",
                projects.stream()
                        .map(p -> new @Nullable Object[] {
                            p.keys().media(),
                            p.instruction().prompt(),
                            p.instruction().model(),
                            p.folder(),
                            p.teamAccess().word(),
                            p.key()
                        })
                        .toList());
    }

    private static Stream<@Nullable Object[]> mediaRows(Project project) {
        return IntStream.range(0, project.media().size()).mapToObj(position -> {
            Media media = project.media().get(position);
            return new @Nullable Object[] {
                project.key(), position, media.name(), media.location(), media.language(), media.content()
            };
        });
    }

    private static @Nullable String keyOf(Line line) {
        return line.project() == null ? null : line.project().key();
    }
}
