package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lines of the same name are one project with several files, where that is asked for. */
class GroupTest extends NightFixture {

    @Test
    void linesOfOneNameBecomeOneProjectWithItsFilesInTheManifestsOrder() {
        Path manifest = manifest(
                "Recap," + url("intro"), "Demo," + url("demo"), "Recap," + url("talk"), " Recap ," + url("outro"));
        Ended night = nightcut.run(manifest, "--group");

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(night.results()).extracting(ResultLine::name).containsExactly("Recap", "Demo");
        assertThat(night.statuses()).containsOnly("edited");
        assertThat(sandbox.bill().charges()).hasSize(4);
        JsonNode request = importOf("Recap");
        assertThat(request.path("add_media").propertyNames()).containsExactly("intro.mp4", "talk.mp4", "outro.mp4");
        assertThat(request.path("add_compositions")).hasSize(1);
        assertThat(request.path("add_compositions").path(0).path("clips"))
                .extracting(clip -> clip.path("media").asString())
                .containsExactly("intro.mp4", "talk.mp4", "outro.mp4");
        assertThat(nightcut.run(manifest, "--group").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().charges()).hasSize(4);
    }

    @Test
    void filesOfTheSameNameAreToldApart() {
        nightcut.run(manifest("Recap,https://a.example/part.mp4", "Recap,https://b.example/part.mp4"), "--group");

        assertThat(importOf("Recap").path("add_media").propertyNames()).containsExactly("part.mp4", "part (2).mp4");
    }

    @Test
    void aSettingAsksForItToo() {
        Ended night = nightcut.with("nightcut.manifest.same-name", "one-project")
                .run(manifest("Recap," + url("intro"), "Recap," + url("talk")));

        assertThat(night.results()).extracting(ResultLine::name).containsExactly("Recap");
    }

    @Test
    void whatIsWrongOnOneOfItsLinesKeepsTheWholeProjectBack() {
        Path manifest = file("night.csv", """
                name,url,prompt
                Typo,https://media.example.com/a.mp4,
                Typo,nowhere,
                Twice,https://media.example.com/b.mp4?X-Amz-Signature=1&X-Amz-Date=20261124T000000Z&X-Amz-Expires=99999999,
                Twice,https://media.example.com/b.mp4?X-Amz-Signature=2&X-Amz-Date=20261124T000000Z&X-Amz-Expires=99999999,
                Torn,https://media.example.com/c.mp4,Shorter
                Torn,https://media.example.com/d.mp4,Longer
                """);
        Ended night = nightcut.run(manifest, "--group");

        assertThat(night.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.statuses()).containsOnly("invalid");
        assertThat(night.of("Typo").message()).startsWith("Line 2: line 3: the url \"nowhere\" is not a link.");
        assertThat(night.of("Twice").message())
                .isEqualTo("Line 4: lines 4 and 5 of this project have the same file. Remove one of them.");
        assertThat(night.of("Torn").message())
                .isEqualTo("Line 6: lines 6 and 7 of this project have a different prompt. Write it on one of them.");
        assertThat(sandbox.bill().charges()).isEmpty();
    }

    @Test
    void whereThatIsSetAProjectIsEditedWithoutTheFilesThatFailed() {
        sandbox.order(Fault.fate(Call.IMPORT, Fate.PARTIAL).on("Recap"));
        Ended night = nightcut.with("nightcut.import.partial", "edit")
                .run(manifest("Recap," + url("intro"), "Recap," + url("talk")), "--group");

        assertThat(night.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.of("Recap").status()).isEqualTo("edited");
        assertThat(night.of("Recap").review()).startsWith("part of the media failed: intro.mp4");
    }

    private JsonNode importOf(String project) {
        return sandbox.bill()
                .of(JobType.IMPORT)
                .filter(charge -> charge.project().equals(project))
                .findFirst()
                .orElseThrow()
                .request();
    }
}
