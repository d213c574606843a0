package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The token and the signatures of URLs are sent to Descript and are to be found nowhere else. */
class SecretsTest extends NightFixture {

    private static final List<String> SECRETS = List.of(
            "dx_bearer_sandbox",
            "dx_secret_sandbox",
            "s1gnature",
            "tempT0ken",
            "rlk3y",
            "upl0ads1gnature",
            "/uploads/");

    @Test
    void noSecretIsSaidOrWrittenWhateverGoesWrong() throws IOException {
        String signed = url("x") + "?X-Amz-Signature=s1gnature&X-Amz-Security-Token=tempT0ken";
        sandbox.order(Fault.badRequest(Call.IMPORT, "cannot fetch " + signed).on("Refused"));
        sandbox.order(Fault.fate(Call.IMPORT, Fate.ERROR)
                .saying("cannot read " + signed)
                .on("Unreadable"));
        sandbox.order(Fault.fate(Call.AGENT, Fate.ERROR)
                .saying("no right for " + sandbox.token())
                .on("Unedited"));
        sandbox.order(Fault.fate(Call.AGENT, Fate.QUESTION)
                .saying("Is it " + signed + " that you mean?")
                .on("Asked"));
        sandbox.order(Fault.brokenJson(Call.IMPORT).on("Broken"));
        sandbox.order(Fault.connectionReset(Call.IMPORT).on("Cut"));
        sandbox.order(Fault.connectionReset(Call.UPLOAD).on("Uploaded"));
        sandbox.order(Fault.error(Call.UPLOAD, 400, "no right for /uploads/").on("Uploaded"));
        sandbox.order(Fault.error(Call.UPLOAD, 404, "no right for /uploads/").on("Given up"));
        file("uploaded.mp4", "ID3 bytes");
        Ended night = nightcut.with("logging.level.root", "debug")
                .with("logging.level.org.springframework.web", "trace")
                .run(manifest(
                        "Refused," + signed,
                        "Unreadable," + signed,
                        "Unedited," + signed,
                        "Asked," + signed,
                        "Broken," + signed,
                        "Cut," + signed,
                        "Uploaded,uploaded.mp4",
                        "Given up,uploaded.mp4",
                        "Shared,https://www.dropbox.com/scl/fi/a/b.mp4?rlkey=rlk3y&dl=0",
                        "Typo,htps:/media.example.com/typo.mp4?X-Amz-Signature=s1gnature"));

        assertThat(night.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(sandbox.bill()
                        .of(JobType.IMPORT)
                        .map(charge -> charge.request().toString()))
                .as("what was sent")
                .anyMatch(request -> request.contains("s1gnature"))
                .anyMatch(request -> request.contains("rlk3y"));
        assertThat(night.of("Uploaded").status()).isEqualTo("edited");
        assertThat(night.of("Given up").status()).isEqualTo("unknown");
        assertThat(night.of("Refused").message()).contains("cannot fetch https://media.example.com/x.mp4?…");
        assertThat(night.of("Unedited").message()).contains("no right for dx_bearer_…");
        assertThat(night.said()).doesNotContain(SECRETS);
        assertThat(everyFileBut("night.csv"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(SECRETS));
    }

    /** The state with its database, the results, and whatever else there is. */
    private List<Path> everyFileBut(String manifest) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(manifest))
                    .toList();
        }
    }
}
