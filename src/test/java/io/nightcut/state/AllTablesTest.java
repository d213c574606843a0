package io.nightcut.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.state.file.H2;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A new state gets its tables from one script, an older one from those that came since. */
class AllTablesTest {

    @TempDir
    Path folder;

    @Test
    void theyAreThoseThatTheMigrationsMakeOneAfterTheOther() throws SQLException, IOException {
        List<String> atOnce = schema("classpath:db/migration");

        for (Resource script :
                new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*.sql")) {
            try (InputStream sql = script.getInputStream()) {
                Files.copy(sql, folder.resolve(String.valueOf(script.getFilename())));
            }
        }
        // And from those that came after it.
        assertThat(atOnce).contains("SQL_BASELINE").filteredOn("SQL"::equals).hasSize(SchemaVersion.newestKnown() - 17);
        assertThat(atOnce.stream().filter(AllTablesTest::isDefinition))
                .hasSizeGreaterThan(40)
                .isEqualTo(schema("filesystem:" + folder).stream()
                        .filter(AllTablesTest::isDefinition)
                        .toList());
    }

    private static boolean isDefinition(String statement) {
        return statement.startsWith("CREATE") || statement.startsWith("ALTER");
    }

    /** The types of the migrations, and the statements that would make the same tables again. */
    private static List<String> schema(String migrations) throws SQLException {
        String url = "jdbc:h2:mem:" + migrations.substring(0, 5) + ";DB_CLOSE_DELAY=-1";
        Flyway.configure()
                .dataSource(url, H2.OWNER, "")
                .locations(migrations)
                .loggers("slf4j")
                .load()
                .migrate();
        try (Connection connection = H2.connect(url, H2.OWNER);
                Statement statement = connection.createStatement()) {
            List<String> lines = new ArrayList<>();
            try (ResultSet types = statement.executeQuery("select \"type\" from \"flyway_schema_history\"")) {
                while (types.next()) {
                    lines.add(types.getString(1));
                }
            }
            try (ResultSet script = statement.executeQuery("script nodata nopasswords nosettings")) {
                while (script.next()) {
                    lines.add(withoutOwnNames(script.getString(1)));
                }
            }
            statement.execute("shutdown");
            lines.sort(null);
            return lines;
        }
    }

    /** What has no name H2 names by an order of its own. */
    private static String withoutOwnNames(String statement) {
        return statement.replaceAll("\"CONSTRAINT_[0-9A-F]+\"", "unnamed");
    }
}
