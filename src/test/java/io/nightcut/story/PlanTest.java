package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

/** A manifest that was edited, links that end, and a manifest from a pipe. */
class PlanTest extends NightFixture {

    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Test
    void checkShowsWhatHasChangedSinceTheLastRun() {
        sandbox.order(
                Fault.badRequest(Call.IMPORT, "media URL is not reachable").on("Broken"));
        nightcut.run(manifestOf("Recap", "Demo", "Broken", "Old"));
        Path edited = file(
                "night.csv",
                "name,url,prompt\nNew,%s,\nBroken,%s,\nRecap,%s,\nDemo,%s,Make it loud\n"
                        .formatted(url("New"), url("Broken"), url("Recap"), url("Demo")));
        Ended check = nightcut.command("check", edited);

        assertThat(check.out().lines())
                .contains(
                        "  new: 1 (\"New\")",
                        "  to retry: 1 (\"Broken\")",
                        "  done: 1 (\"Recap\")",
                        "  done with another prompt or model (left as they are; use --redo NAME to edit again): 1 (\"Demo\")",
                        "  no longer in the manifest: 1 (\"Old\")");
        assertThat(check.exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aChangedPromptOfADoneProjectIsToldAndActedOnByRedoAlone() {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        Ended told = nightcut.run(manifest, "--prompt", "Make it loud");

        assertThat(told.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(told.lines("The prompt or model has changed since these were edited: 1 (\"Recap\")"))
                .hasSize(1);
        assertThat(sandbox.bill().charges()).hasSize(2);

        nightcut.run(manifest, "--prompt", "Make it loud", "--redo", "Recap");
        assertThat(sandbox.bill().of(JobType.AGENT))
                .extracting(charge -> charge.request().path("prompt").asString())
                .last()
                .isEqualTo("Make it loud");
        assertThat(nightcut.run(manifest, "--prompt", "Make it loud")
                        .lines("The prompt or model has changed since these were edited"))
                .isEmpty();
    }

    @Test
    void aLinkThatHasExpiredIsRefusedBeforeItIsSent() {
        Path manifest = manifest("Late," + ending("late", Duration.ofMinutes(-1)), "Recap," + url("recap"));
        Ended check = nightcut.command("check", manifest);
        assertThat(check.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(check.lines("Line 2 \"Late\": its link expired at ")).hasSize(1);

        Ended night = nightcut.run(manifest);
        assertThat(night.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.statuses()).containsExactly("import_failed", "edited");
        assertThat(night.of("Late").message()).contains("its link expired at ", "Use a new link and run again");
        assertThat(sandbox.bill().charges()).hasSize(2);

        Ended fresh = nightcut.run(manifest("Late," + ending("late", Duration.ofDays(2)), "Recap," + url("recap")));
        assertThat(fresh.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().charges()).hasSize(4);
    }

    @Test
    void whatIsDoneStaysDoneWhenItsLinkHasExpired() {
        nightcut.run(manifest("Recap," + ending("recap", Duration.ofDays(2))));
        Path later = manifest("Recap," + ending("recap", Duration.ofMinutes(-1)));

        assertThat(nightcut.command("check", later).exitCode()).isEqualTo(ExitCode.DONE);
        Ended night = nightcut.run(later);
        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(night.of("Recap").status()).isEqualTo("edited");
    }

    @Test
    void aLinkThatEndsSoonIsToldAndGoesFirst() {
        Path manifest = manifest("Recap," + url("recap"), "Hurry," + ending("hurry", Duration.ofHours(2)));
        Ended check = nightcut.command("check", manifest);
        assertThat(check.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(check.lines("Line 3 \"Hurry\": its link expires at ")).hasSize(1);

        Ended night = nightcut.run(manifest);
        assertThat(night.results()).extracting(ResultLine::name).containsExactly("Recap", "Hurry");
        assertThat(sandbox.bill().of(JobType.IMPORT).map(charge -> charge.project()))
                .containsExactly("Hurry", "Recap");
    }

    @Test
    void theLongestAndTheShortestGoInTurnAndTheResultsKeepTheManifestsOrder() {
        Ended night = nightcut.run(file("night.csv", """
                name,url,size
                Middle,https://media.example.com/a.mp4,200000
                Short,https://media.example.com/b.mp4,100000
                Long,https://media.example.com/c.mp4,300000
                """));

        assertThat(night.results()).extracting(ResultLine::name).containsExactly("Middle", "Short", "Long");
        assertThat(sandbox.bill().of(JobType.IMPORT).map(charge -> charge.project()))
                .containsExactly("Long", "Short", "Middle");
    }

    @Test
    void aManifestMayComeFromAPipe() {
        InputStream in = System.in;
        try {
            System.setIn(new ByteArrayInputStream(
                    "name,url\nRecap,%s\n".formatted(url("recap")).getBytes(StandardCharsets.UTF_8)));
            Ended night = nightcut.say("run", "-");

            assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
            assertThat(ResultLine.read(folder.resolve("results/stdin-results.csv")))
                    .extracting(ResultLine::status)
                    .containsExactly("edited");
        } finally {
            System.setIn(in);
        }
    }

    private static String ending(String file, Duration from) {
        Instant end = Instant.now().plus(from);
        return url(file)
                + "?X-Amz-Date=%s&X-Amz-Expires=3600&X-Amz-Signature=abc"
                        .formatted(BASIC.format(end.minusSeconds(3600)));
    }
}
