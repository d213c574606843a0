package io.nightcut.benchmark;

import io.nightcut.story.PostgreSqlServer;
import io.nightcut.story.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the state of what is measured is.
 *
 * @param kind for the column's title
 * @param place as {@code nightcut.state} takes it
 * @param file of the state, or null in PostgreSQL
 * @param database to ask it what it holds
 */
record MeasuredState(Kind kind, String place, @Nullable Path file, State database) {

    /** In which database. */
    enum Kind {
        H2(""),
        POSTGRESQL(", PostgreSQL");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** A new one: a file in this folder, or a database of its own. */
    static MeasuredState of(Kind kind, Path folder) {
        if (kind == Kind.POSTGRESQL) {
            String url = PostgreSqlServer.newDatabase();
            return new MeasuredState(kind, url, null, new State(url, PostgreSqlServer.USER));
        }
        Path file = folder.resolve("state/nightcut").toAbsolutePath();
        // Read only: what a look leaves behind in it is not to be measured.
        return new MeasuredState(
                kind, file.toString(), Path.of(file + ".mv.db"), new State(Path.of(file + ";ACCESS_MODE_DATA=r")));
    }

    List<String> settings() {
        return file == null
                ? List.of("--nightcut.state=" + place, "--nightcut.database.user=" + PostgreSqlServer.USER)
                : List.of("--nightcut.state=" + place);
    }

    /** What its tables take on the disk. */
    long bytes() throws IOException {
        return file == null ? database.number("""
                        select sum(pg_total_relation_size(oid)) from pg_class
                        where relnamespace = 'public'::regnamespace and relkind = 'r'
                        """).longValueExact() : Files.size(file);
    }

    /** The same while a run works on it; 0 where it cannot be told without disturbing that. */
    long bytesMeanwhile() {
        return file == null ? 0 : file.toFile().length();
    }

    /** Without the holes that much at once leaves, as no nights would. */
    String tidy() {
        return file == null ? "vacuum analyze" : "shutdown compact";
    }
}
