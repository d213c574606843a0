package io.nightcut.ledger.manifest;

import io.nightcut.ledger.ManifestSql;
import io.nightcut.ledger.model.Media;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What servers said of the files that were imported, by which it is seen that a file behind a link has changed. */
@Repository
@Transactional(readOnly = true)
public class ProbedMedia {

    /** For a project that is edited. */
    public static final String CHANGED =
            "the file behind the link has changed since its project was edited. It stays as it is; to import and edit the new one, run with --redo NAME";

    private final JdbcClient jdbc;

    ProbedMedia(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A file as its server told of it.
     *
     * @param version null: the server gave nothing by which it could be told
     * @param bytes null: the server did not say
     */
    public record Known(
            String name, @Nullable String version, @Nullable Long bytes) {}

    /** The files of a project that are given by links and of which something is known. */
    public List<Known> of(String projectKey) {
        return jdbc.sql("""
                        select m.name, m.content, m.bytes from media m
                        where m.project_key = ? and m.location not like 'file:%'
                          and (m.content is not null or m.bytes is not null)
                        """)
                .param(projectKey)
                .query((row, number) ->
                        new Known(row.getString("name"), row.getString("content"), row.getObject("bytes", Long.class)))
                .list();
    }

    /** The keys of the edited projects of a manifest of whose files something is known. */
    public List<String> edited(String manifest) {
        return jdbc.sql("""
                        select distinct l.project_key from line l
                        join submission e on e.project_key = l.project_key and e.stage = 'EDIT' and e.state = 'DONE'
                        join media m on m.project_key = l.project_key and m.location not like 'file:%%'
                             and (m.content is not null or m.bytes is not null)
                        where %s
                        """.formatted(ManifestSql.LINE_IS_OF_MANIFEST))
                .param("manifest", manifest)
                .query(String.class)
                .list();
    }

    /** Whether the medium is told by this to be another file than what is known of it. */
    public static boolean isChanged(
            List<Known> known, Media media, BiPredicate<@Nullable String, @Nullable Long> isChangedFrom) {
        return known.stream()
                .filter(before -> before.name().equals(media.name()))
                .anyMatch(before -> isChangedFrom.test(before.version(), before.bytes()));
    }
}
