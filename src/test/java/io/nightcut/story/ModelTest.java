package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** With which of the agent's models projects are edited, and with which words. */
class ModelTest extends NightFixture {

    private static final String THREE = """
            name,url,model
            Usual,https://media.example.com/usual.mp4,
            Small,https://media.example.com/small.mp4,sandbox-1-mini
            Alias,https://media.example.com/alias.mp4,default
            """;

    private static final String TWO = """
            name,url,prompt
            One,https://media.example.com/one.mp4,
            Two,https://media.example.com/two.mp4,Add the title {title}.
            """;

    @Test
    void theManifestsModelGoesBeforeThatOfTheCommand() {
        Ended night = nightcut.run(file("night.csv", THREE), "--model", "sandbox-1-pro");

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(night.said())
                .contains(
                        "Model: default = sandbox-1 (cost medium), sandbox-1-mini (cost low), sandbox-1-pro (cost high)");
        assertThat(night.of("Usual").cell("resolved_model")).isEqualTo("sandbox-1-pro");
        assertThat(night.of("Small").cell("resolved_model")).isEqualTo("sandbox-1-mini");
        assertThat(night.of("Alias").cell("resolved_model")).isEqualTo("sandbox-1");
        assertThat(nightcut.say("show", "Small").out()).contains("sandbox-1-mini");
        assertThat(nightcut.say("costs", "--by", "model").out())
                .contains("sandbox-1-mini: 0 imports, 1 edit", "sandbox-1-pro: 0 imports, 1 edit");
        assertThat(nightcut.say("audit", folder.resolve("night.csv").toString()).exitCode())
                .isZero();
    }

    @Test
    void withoutAModelDescriptChoosesAndIsNotAsked() {
        Ended night = nightcut.run(manifestOf("One"));

        assertThat(night.of("One").cell("resolved_model")).isEqualTo("sandbox-1");
        assertThat(night.said()).doesNotContain("Model:");
        assertThat(sandbox.bill().received(Call.MODELS)).isZero();
    }

    @Test
    void aModelThatDescriptDoesNotHaveEndsTheRunBeforeAnythingIsPaid() {
        Path manifest = manifestOf("One", "Two");
        Ended night = nightcut.run(manifest, "--model", "sandbox-2");

        assertThat(night.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.said())
                .contains(
                        "Descript's agent has no model \"sandbox-2\". Did you mean \"sandbox-1\"?",
                        "sandbox-1-mini (cost low), default = sandbox-1 (cost medium)",
                        "Nothing was sent.");
        assertThat(sandbox.bill().charges()).isEmpty();
        assertThat(nightcut.run(manifest).statuses()).containsOnly("edited");
    }

    @Test
    void aListThatCannotBeReadKeepsNothingBack() {
        sandbox.order(Fault.error(Call.MODELS, 404, "Not found"));
        Ended night = nightcut.run(manifestOf("One"), "--model", "sandbox-1-mini");

        assertThat(night.statuses()).containsExactly("edited");
        assertThat(night.said()).contains("not checked whether it has sandbox-1-mini");
    }

    @Test
    void anotherModelIsSaidAndTriedByItsOwnCanary() {
        Path manifest = manifestOf("One", "Two");
        nightcut.run(manifest);
        Ended again = nightcut.run(manifest, "--model", "sandbox-1-mini");
        assertThat(again.said()).contains("The prompt or model has changed since these were edited");
        assertThat(nightcut.with("nightcut.model", "sandbox-1-mini")
                        .say("check", manifest.toString())
                        .out())
                .contains("done with another prompt or model");
        assertThat(sandbox.bill().edits()).isEqualTo(2);

        Ended more = nightcut.with("nightcut.canary.when", "new-prompt")
                .run(manifestOf("One", "Two", "Three"), "--model", "sandbox-1-mini");
        assertThat(more.said())
                .contains("Canary: \"Three\" is edited before the others with the same prompt and model");
        assertThat(more.exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatFollowsEachPromptIsSentWithItAndAPromptThatWillFailIsTold() {
        Ended night =
                nightcut.with("nightcut.prompt-suffix", "Change nothing else.").run(file("night.csv", TWO));

        assertThat(night.said())
                .contains(
                        "1 of 2 lines have a prompt that will probably not lead to what is wanted",
                        "\"Two\" (has the placeholder {title} left)");
        assertThat(nightcut.say("show", "One").out()).contains("then add Studio Sound.", "Change nothing else.");
        assertThat(sandbox.bill()
                        .of(JobType.AGENT)
                        .map(edit -> edit.request().path("prompt").asString()))
                .hasSize(2)
                .allMatch(prompt -> prompt.endsWith("\nChange nothing else."));
    }
}
