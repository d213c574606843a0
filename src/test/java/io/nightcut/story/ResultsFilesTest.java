package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each manifest has a results file of its own, also where all results go to one folder. */
class ResultsFilesTest extends NightFixture {

    @Test
    void twoManifestsOfTheSameFileNameHaveTwoResultsFiles() throws IOException {
        Path monday = in("monday", "night.csv", "Recap");
        Path tuesday = in("tuesday", "night.csv", "Demo");
        nightcut.run(monday);
        Ended night = nightcut.run(tuesday);

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        Path second = results("tuesday-night-results.csv");
        assertThat(night.lines(results("night-results.csv") + " is for the results of " + monday + ". Those of "
                        + tuesday + " go to " + second))
                .hasSize(1);
        assertThat(names("night-results.csv")).containsExactly("Recap");
        assertThat(names("tuesday-night-results.csv")).containsExactly("Demo");
        assertThat(nightcut.command("results", tuesday).lines("Results: " + second))
                .hasSize(1);
        Ended again = nightcut.run(monday);
        assertThat(again.lines("is for the results of")).isEmpty();
        assertThat(names("night-results.csv")).containsExactly("Recap");
    }

    @Test
    void aManifestThatWasMovedKeepsItsResultsFile() throws IOException {
        Path before = in("before", "night.csv", "Recap");
        nightcut.run(before);
        Files.createDirectories(folder.resolve("after"));
        Path after = Files.move(before, folder.resolve("after/night.csv"));

        assertThat(nightcut.run(after).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(results("after-night-results.csv")).doesNotExist();
    }

    @Test
    void theResultsOfAnEarlierManifestAreNotThoseOfAnotherOne() throws IOException {
        Path night = in("in", "night.csv", "Recap");
        Path nightEarlier = in("in", "night-earlier.csv", "Demo");
        nightcut.run(nightEarlier);
        nightcut.run(night);

        assertThat(names("night-earlier-results.csv")).containsExactly("Demo");
        assertThat(names("in-night-results.csv")).containsExactly("Recap");
    }

    @Test
    void whoNamesAFileOfAnotherManifestIsToldThatItIsReplaced() throws IOException {
        Path monday = in("monday", "night.csv", "Recap");
        nightcut.run(monday);
        Ended night = nightcut.run(
                in("tuesday", "night.csv", "Demo"),
                "--results",
                results("night-results.csv").toString());

        assertThat(night.lines("night-results.csv has had the results of " + monday + " so far"))
                .hasSize(1);
        assertThat(names("night-results.csv")).containsExactly("Demo");
    }

    private Path in(String subfolder, String name, String project) throws IOException {
        Files.createDirectories(folder.resolve(subfolder));
        return file(subfolder + "/" + name, "name,url\n" + project + "," + url(project) + "\n");
    }

    private Path results(String name) {
        return folder.resolve("results").resolve(name);
    }

    private List<String> names(String file) {
        return ResultLine.read(results(file)).stream().map(ResultLine::name).toList();
    }
}
