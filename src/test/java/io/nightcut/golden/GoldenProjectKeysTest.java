package io.nightcut.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.manifest.ValidatedLine;
import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.csv.ManifestReader;
import io.nightcut.manifest.link.MediaUrl;
import io.nightcut.manifest.link.ProjectKeyV1;
import io.nightcut.manifest.link.ProjectName;
import io.nightcut.sandbox.JobType;
import io.nightcut.story.Ended;
import io.nightcut.story.InAFile;
import io.nightcut.story.NightFixture;
import io.nightcut.story.ResultLine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The keys by which a ledger knows its projects: one that changes is a project that is paid again. */
@InAFile
class GoldenProjectKeysTest extends NightFixture {

    /** They are manifests of every shape of link, with the keys beside. */
    private static final Path GOLDEN_V1 = Path.of("src/test/resources/golden/project-keys.csv");

    private static final Path GOLDEN_V2 = Path.of("src/test/resources/golden/project-keys-v2.csv");

    @Test
    void everyShapeOfALinkHasTheKeyThatItHadInTheFirstLedgers() {
        assertThat(keysOfTheFirstVersion(GOLDEN_V1))
                .hasSizeGreaterThan(100)
                .containsExactlyElementsOf(golden(GOLDEN_V1));
    }

    @Test
    void everyShapeOfALinkHasTheKeyThatItHasInTheLedgersOfToday() {
        assertThat(keysOf(GOLDEN_V2)).hasSizeGreaterThan(130).containsExactlyElementsOf(golden(GOLDEN_V2));
    }

    @Test
    void aRelativePathIsTheSameFileAsItsWholePathAndItsUrl() {
        String whole = folder.resolve("clips/a.mp4").toString();
        Path manifest = manifest("Relative,clips/a.mp4", "Whole," + whole, "URL,file://" + whole);

        assertThat(keysOf(manifest).stream().map(line -> line.split(" ")[1]).distinct())
                .hasSize(1);
    }

    /** The line, the key of its media and that of its project. */
    private static List<String> golden(Path file) {
        List<String> golden = new ArrayList<>();
        int number = 1;
        for (ResultLine line : ResultLine.read(file)) {
            number += 1;
            // A project of several lines has its key on the first of them.
            if (!line.cell("key").isEmpty()) {
                golden.add("%d %s %s".formatted(number, line.cell("media_key"), line.cell("key")));
            }
        }
        return golden;
    }

    private static List<String> keysOfTheFirstVersion(Path manifest) {
        Map<ProjectName, Integer> firstLines = new LinkedHashMap<>();
        Map<ProjectName, List<MediaUrl>> projects = new LinkedHashMap<>();
        try (ManifestReader reader = ManifestReader.open(manifest)) {
            for (ManifestLine line = reader.read(); line != null; line = reader.read()) {
                ValidatedLine valid = ValidatedLine.of(line);
                firstLines.putIfAbsent(valid.name(), line.number());
                projects.computeIfAbsent(valid.name(), unused -> new ArrayList<>())
                        .add(valid.media());
            }
        }
        return projects.entrySet().stream()
                .map(project -> "%d %s %s"
                        .formatted(
                                firstLines.get(project.getKey()),
                                ProjectKeyV1.ofMedia(project.getValue()),
                                ProjectKeyV1.of(project.getKey(), project.getValue())))
                .toList();
    }

    /** The same of a run that may send nothing. */
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
