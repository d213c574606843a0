package io.nightcut.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.JobType;
import io.nightcut.story.Ended;
import io.nightcut.story.NightFixture;
import io.nightcut.story.ResultLine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The keys by which a ledger knows its projects: one that changes is a project that is paid again. */
class GoldenProjectKeysTest extends NightFixture {

    /** It is a manifest of every shape of link, with the keys beside. */
    private static final Path GOLDEN = Path.of("src/test/resources/golden/project-keys.csv");

    @Test
    void everyShapeOfALinkHasTheKeyThatItHadInTheFirstLedgers() {
        List<String> keys = keysOf(GOLDEN);

        List<String> golden = new ArrayList<>();
        int number = 1;
        for (ResultLine line : ResultLine.read(GOLDEN)) {
            number += 1;
            // A project of several lines has its key on the first of them.
            if (!line.cell("key").isEmpty()) {
                golden.add("%d %s %s".formatted(number, line.cell("media_key"), line.cell("key")));
            }
        }
        assertThat(keys).hasSizeGreaterThan(100).containsExactlyElementsOf(golden);
    }

    @Test
    void aRelativePathIsTheSameFileAsItsWholePathAndItsUrl() {
        String whole = folder.resolve("clips/a.mp4").toString();
        Path manifest = manifest("Relative,clips/a.mp4", "Whole," + whole, "URL,file://" + whole);

        assertThat(keysOf(manifest).stream().map(line -> line.split(" ")[1]).distinct())
                .hasSize(1);
    }

    /** The line, the key of its media and that of its project, of a run that may send nothing. */
    private List<String> keysOf(Path manifest) {
        sandbox.credit(JobType.IMPORT, 0);
        Ended night = nightcut.run(manifest, "--group");
        assertThat(night.statuses()).as(night.said()).doesNotContain("invalid");
        assertThat(sandbox.bill().charges()).isEmpty();
        List<String> keys = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + nightcut.state(), "nightcut", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select l.number, p.media_key, p.project_key
                        from line l join project p on p.project_key = l.project_key order by l.number
                        """)) {
            while (row.next()) {
                keys.add("%d %s %s".formatted(row.getInt(1), row.getString(2), row.getString(3)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return keys;
    }
}
