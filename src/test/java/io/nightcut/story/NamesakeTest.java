package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Two videos of one name, on two nights: by its name alone a lost POST is told from another. */
class NamesakeTest extends NightFixture {

    @Test
    void aNamesakeWaitsUntilItIsKnownWhatCameOfTheOtherAndIsMadeInTheSameRun() {
        Path monday = file("monday.csv", "name,url\nRecap," + url("monday") + "\n");
        sandbox.order(Fault.emptyResponse(Call.IMPORT).afterTheEffect());
        sandbox.order(Fault.unauthorized(Call.PROJECTS));
        assertThat(nightcut.run(monday).exitCode()).isEqualTo(ExitCode.STOPPED);
        Ended tuesday = nightcut.run(file("tuesday.csv", "name,url\nRecap," + url("tuesday") + "\n"));

        assertThat(tuesday.exitCode()).as(tuesday.said()).isEqualTo(ExitCode.DONE);
        Ended again = nightcut.run(monday);
        assertThat(again.exitCode()).as(again.said()).isEqualTo(ExitCode.DONE);
        assertThat(again.of("Recap").cell("project_id"))
                .isNotEqualTo(tuesday.of("Recap").cell("project_id"));
        assertThat(sandbox.bill().imports()).isEqualTo(2);
        assertThat(sandbox.bill().edits()).isEqualTo(2);
    }

    @Test
    void namesWithLettersThatMeanSomethingInALinkAreFound() {
        String name = "Q&A + 100% {Recap} #1/2; Größe = «x»?";
        sandbox.order(Fault.emptyResponse(Call.IMPORT).afterTheEffect());
        Ended night = nightcut.run(manifest("\"" + name + "\"," + url("recap")));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(night.of(name).status()).isEqualTo("edited");
        assertThat(sandbox.bill().importsOf(name)).isOne();
    }
}
