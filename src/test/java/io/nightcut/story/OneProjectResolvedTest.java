package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A decision is about one project, which the person has named for sure. */
class OneProjectResolvedTest extends NightFixture {

    private static final String TRIAL = "dx_bearer_trial:dx_secret_trial";
    private static final Pattern KEY = Pattern.compile("(?m)^  ([0-9a-f]{8})  ");

    @Test
    void ofSeveralProjectsOfANameNoneIsChangedUntilOneIsChosen() {
        sandbox.order(Fault.fate(Call.AGENT, Fate.GONE).always());
        Path monday = file("monday.csv", "name,url\nRecap," + url("monday") + "\n");
        Path tuesday = file("tuesday.csv", "name,url\nRecap," + url("tuesday") + "\n");
        nightcut.run(monday);
        nightcut.run(tuesday);

        Ended ambiguous = nightcut.say("resolve", "recap", "--drop");
        assertThat(ambiguous.exitCode()).as(ambiguous.said()).isEqualTo(ExitCode.REFUSED);
        assertThat(ambiguous.err())
                .startsWith("2 projects have the name \"Recap\", and none was changed.")
                .contains(monday.toString(), tuesday.toString());
        List<String> keys = keys(ambiguous.err());
        assertThat(keys).hasSize(2);
        assertThat(keys(nightcut.say("resolve", "--list").out())).containsExactlyElementsOf(keys);

        Ended chosen = nightcut.say("resolve", "Recap", "--drop", "--manifest", monday.toString());
        assertThat(chosen.exitCode()).as(chosen.said()).isEqualTo(ExitCode.DONE);
        assertThat(nightcut.command("results", monday).of("Recap").cell("resolved"))
                .isEqualTo("dropped");
        assertThat(nightcut.command("results", tuesday).of("Recap").cell("resolved"))
                .isEmpty();
        List<String> left = keys(nightcut.say("resolve", "--list").out());
        assertThat(left).hasSize(1);
        assertThat(nightcut.say("resolve", "--key", left.get(0), "--accept").exitCode())
                .isEqualTo(ExitCode.DONE);
        assertThat(nightcut.command("results", tuesday).of("Recap").cell("resolved"))
                .isEqualTo("accepted");
        assertThat(nightcut.say("resolve", "--list").out()).startsWith("No project needs a decision.");
    }

    @Test
    void aNameIsFoundInAnyFormAndTheNearestIsNamed() {
        sandbox.order(Fault.fate(Call.AGENT, Fate.GONE).always());
        nightcut.run(manifestOf("Café Recap"));

        Ended misspelt = nightcut.say("resolve", "Cafe Recap", "--accept");
        assertThat(misspelt.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(misspelt.err()).startsWith("No project has the name \"Cafe Recap\". Did you mean \"Café Recap\"?");
        String typed = Normalizer.normalize("café  RECAP", Normalizer.Form.NFD);
        assertThat(nightcut.say("resolve", typed, "--accept").exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void theListSaysWhyAndWhatCanBeDecidedAlsoForScripts() throws IOException {
        sandbox.order(Fault.fate(Call.AGENT, Fate.QUESTION).on("Vague"));
        sandbox.order(Fault.fate(Call.AGENT, Fate.GONE).on("Lost"));
        Path manifest = manifestOf("Vague", "Lost", "Recap");
        nightcut.run(manifest);
        Ended list = nightcut.say("resolve", "--list");

        assertThat(list.exitCode()).as(list.said()).isEqualTo(ExitCode.DONE);
        assertThat(list.lines("\"Vague\"  " + manifest + "  edited: "))
                .singleElement()
                .asString()
                .endsWith("(--accept)");
        assertThat(list.lines("\"Lost\"  " + manifest + "  unknown: "))
                .singleElement()
                .asString()
                .endsWith("(--adopt, --again, --accept, --drop)");
        assertThat(list.out()).doesNotContain("\"Recap\"");
        Ended json = nightcut.say("resolve", "--list", "--format", "json");
        assertThat(json.out()).contains("\"Vague\"", "\"Lost\"");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(Path.of("src/docs/schema/resolve.schema.json")))
                        .validate(json.out(), InputFormat.JSON))
                .isEmpty();
        assertThat(nightcut.say("resolve", "--list", "--format", "csv").out().lines())
                .hasSize(3);
    }

    @Test
    @InAFile
    void aProjectOfAnotherDriveIsNotAdopted() {
        sandbox.addDrive("Trial Drive", TRIAL);
        Path manifest = manifestOf("Recap");
        Nightcut trial =
                nightcut.with("nightcut.state", nightcut.state() + "-trial").with("descript.token", TRIAL);
        String elsewhere = trial.run(manifest).of("Recap").cell("project_id");
        sandbox.order(Fault.fate(Call.IMPORT, Fate.GONE));
        assertThat(nightcut.run(manifest).of("Recap").status()).isEqualTo("unknown");

        Ended adopted = nightcut.say("resolve", "Recap", "--adopt", elsewhere);
        assertThat(adopted.exitCode()).as(adopted.said()).isEqualTo(ExitCode.REFUSED);
        assertThat(adopted.err()).contains("is not in the Drive that the token is for");
        Ended otherToken = nightcut.with("descript.token", TRIAL).say("resolve", "Recap", "--adopt", elsewhere);
        assertThat(otherToken.exitCode()).as(otherToken.said()).isEqualTo(ExitCode.REFUSED);
        assertThat(nightcut.command("results", manifest).of("Recap").status()).isEqualTo("unknown");
    }

    private static List<String> keys(String said) {
        return KEY.matcher(said).results().map(OneProjectResolvedTest::key).toList();
    }

    private static String key(MatchResult line) {
        return line.group(1);
    }
}
