package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** New lines that look like projects which were edited before: told before money is spent, and refused where they are many. */
class LooksEditedTest extends NightFixture {

    @Test
    void tonightsRecordingUnderTheSamePathIsAnotherFile() {
        Path manifest = manifest("Today,today.mp4", "Demo," + url("demo"));
        file("today.mp4", "ID3 monday");
        nightcut.run(manifest);
        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().charges()).hasSize(4);

        file("today.mp4", "ID3 tuesda");
        Ended check = nightcut.command("check", manifest);
        Ended night = nightcut.run(manifest);

        assertThat(check.out()).contains("2 projects: 1 to import, 1 to edit, 1 already done");
        assertThat(check.out())
                .contains(
                        "1 of 2 lines have a local file that has changed since its project was edited: they are imported as new.");
        assertThat(night.lines("1 of 2 lines have a local file that has changed"))
                .hasSize(1);
        assertThat(night.statuses()).containsExactly("edited", "edited");
        assertThat(sandbox.bill().importsOf("Today")).isEqualTo(2);

        file("today.mp4", "ID3 monday");
        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().charges()).as("monday's is known").hasSize(6);
    }

    @Test
    void aLocalFileThatWasMovedIsTheSame() {
        file("today.mp4", "ID3 monday");
        nightcut.run(manifest("Today,today.mp4"));
        file("moved.mp4", "ID3 monday");
        Ended night = nightcut.run(manifest("Today,moved.mp4"));

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().charges()).hasSize(2);
    }

    @Test
    void whatGrewAfterItWasReadIsKnownAsItWasSent() {
        file("recap.mp4", "ID3 bytes");
        sandbox.order(Fault.slow(Call.IMPORT, Duration.ofMillis(300)).on("First"));
        sandbox.whenStruck(fault -> file("recap.mp4", "ID3 bytes and more"));
        Path manifest = manifest("First," + url("first"), "Recap,recap.mp4");
        nightcut.run(manifest);
        Ended again = nightcut.run(manifest);

        assertThat(again.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().charges()).hasSize(4);
    }

    @Test
    void aFewNamesakesWithAnotherLinkAreToldWithWhenTheyWereEdited() {
        nightcut.run(manifestOf("Recap", "Demo"));
        Path other = manifest(
                "Recap,https://media.example.com/2026-11-26/recap.mp4", "Demo," + url("Demo"), "New," + url("New"));
        Ended check = nightcut.command("check", other);
        Ended night = nightcut.run(other);

        String told =
                "1 of 3 lines have a name that was edited before with another link: they are imported as new. If they are the same files, ";
        assertThat(check.out()).contains(told).containsPattern("\"Recap\" \\(edited 20\\d\\d-.* from https://media");
        assertThat(night.lines(told)).hasSize(1);
        assertThat(night.statuses()).containsOnly("edited");
        assertThat(sandbox.bill().charges()).hasSize(8);
    }

    @Test
    void whereManyLookLikeEditedOnesNothingIsSentUntilSomebodySaysThatTheyAreNew() {
        nightcut.run(manifest(lines(10, n -> "/monday/%d.mp4".formatted(n))));
        Path other = manifest(lines(10, n -> "/tuesday/%d.mp4".formatted(n)));
        Ended check = nightcut.command("check", other);
        Ended refused = nightcut.run(other);

        assertThat(check.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(check.err())
                .startsWith("10 of 10 new lines have the name and the file name of a project that was edited before");
        assertThat(nightcut.command("check", other, "--format", "json").out())
                .contains("\"refusal\" : \"10 of 10 new lines have the name");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("run again with --as-new", "Nothing was sent.");
        assertThat(nightcut.run(other).exitCode()).as("and again").isEqualTo(ExitCode.REFUSED);
        assertThat(sandbox.bill().imports()).isEqualTo(10);

        assertThat(nightcut.command("check", other, "--as-new").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(nightcut.run(other, "--as-new").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().imports()).isEqualTo(20);
        assertThat(nightcut.run(other).exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatSomebodyHasSaidIsNewNeedsNotBeSaidAgain() {
        nightcut.run(manifest(lines(10, n -> "/monday/%d.mp4".formatted(n))));
        sandbox.credit(JobType.IMPORT, 0);
        Path other = manifest(lines(10, n -> "/tuesday/%d.mp4".formatted(n)));

        assertThat(nightcut.run(other, "--as-new").exitCode()).isEqualTo(ExitCode.STOPPED);
        assertThat(nightcut.run(other).exitCode()).isEqualTo(ExitCode.STOPPED);
    }

    @Test
    void aCorrectedTitleAndOneFileUnderTwoNamesAreTold() {
        nightcut.run(manifest("Recpa," + url("recap")));
        Path corrected = manifest("Recap," + url("recap"), "One," + url("same") + "?t=1", "Two," + url("same"));
        Ended check = nightcut.command("check", corrected);

        assertThat(check.out())
                .contains(
                        "1 of 3 lines have a file that was edited before under another name: they are imported as new.")
                .containsPattern("\"Recap\" \\(edited .* as \"Recpa\"\\)")
                .contains("1 of 3 lines have the same file as another line under another name")
                .contains("\"Two\" (lines 3 and 4)");
        assertThat(nightcut.run(corrected).lines("under another name")).hasSize(2);
    }

    @Test
    void oneProjectInTwoManifestsWithTwoPromptsIsTold() {
        sandbox.order(
                Fault.badRequest(Call.IMPORT, "media URL is not reachable").on("Recap"));
        nightcut.run(file("a.csv", "name,url,prompt\nRecap,%s,Shorter\n".formatted(url("recap"))));
        Ended check =
                nightcut.command("check", file("b.csv", "name,url,prompt\nRecap,%s,Longer\n".formatted(url("recap"))));

        assertThat(check.out())
                .contains("1 of 1 lines are in another manifest with another prompt or model")
                .contains("\"Recap\" (also in %s)".formatted(folder.resolve("a.csv")));
        assertThat(nightcut.command("check", folder.resolve("a.csv")).out()).doesNotContain("another prompt");
    }

    private static String[] lines(int count, IntFunction<String> path) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> "Part %d,https://media.example.com%s".formatted(n, path.apply(n)))
                .toArray(String[]::new);
    }
}
