package io.nightcut.descript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightcut.descript.api.ImportRequest;
import io.nightcut.descript.api.SubmittedJob;
import io.nightcut.descript.api.UploadTarget;
import io.nightcut.text.ForeignText;
import io.nightcut.text.Redacted;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be shown of others' words and of our own secrets, and where the token may travel. */
class SecretsAndAddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cannot fetch https://a.example/v.mp4?X-Amz-Signature=abc&x=1 | cannot fetch https://a.example/v.mp4?…
            (https://a.example/v.mp4?sig=abc "x")  | (https://a.example/v.mp4?… "x")
            two HTTPS://a.example/?k=1 s3://b/c?k=2 | two HTTPS://a.example/?… s3://b/c?…
            Which one, this? Or https://a.example/v.mp4 | Which one, this? Or https://a.example/v.mp4
            Bearer dx_bearer_1a:dx_secret_2b, sorry | Bearer dx_bearer_…, sorry
            DX_SECRET_2b | dx_SECRET_…
            nothing of the kind | nothing of the kind
            """)
    void queriesAndTokensAreTakenOutOfWhatOthersSay(String text, String shown) {
        assertThat(Redacted.text(text)).isEqualTo(shown);
    }

    @Test
    void aTokenIsNotShownNotEvenWithItsSettings() {
        Token token = new Token(" dx_bearer_1:dx_secret_2\n");
        assertThat(token.value()).isEqualTo("dx_bearer_1:dx_secret_2");
        assertThat(token.toString()).isEqualTo("…");
        assertThat(settings("https://descriptapi.com/v1").toString()).doesNotContain("dx_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "dx bearer", "dx_bearer_1\ndx_secret_2", "tökén"})
    void aTokenThatCannotStandInAHeaderIsNone(String value) {
        assertThat(new Token(value).isWellFormed()).isFalse();
    }

    @Test
    void aRequestShowsNoUrlOfItsMedia() {
        ImportRequest request = new ImportRequest(
                "Recap",
                null,
                "edit",
                Map.of("v.mp4", new ImportRequest.Linked("https://a.example/v.mp4?sig=abc", "en")),
                List.of());
        assertThat(request.toString()).contains("Recap", "v.mp4").doesNotContain("sig=abc");
    }

    @Test
    void anAnswerShowsNoUploadAddress() {
        SubmittedJob job = new SubmittedJob(
                "j", "p", null, Map.of(ForeignText.of("v.mp4"), new UploadTarget("https://a.example/secret")));
        assertThat(job.toString()).contains("v.mp4").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://descriptapi.com/v1",
                "http://localhost:8080/v1",
                "http://127.0.0.1:8080/v1",
                "http://127.1.2.3/v1",
                "http://[::1]:8080/v1"
            })
    void theTokenMayTravelByHttpsOrWithinThisMachine(String baseUrl) {
        assertThat(settings(baseUrl).baseUrl()).isEqualTo(URI.create(baseUrl));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://descriptapi.com/v1",
                "http://127.0.0.1.example.com/v1",
                "http://localhost.example.com/v1",
                "http://10.0.0.1/v1",
                "HTTP://descriptapi.com/v1",
                "ftp://localhost/v1",
                "descriptapi.com/v1",
                "http:///v1"
            })
    void theTokenTravelsNowhereElse(String baseUrl) {
        assertThatThrownBy(() -> settings(baseUrl))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("descript.base-url");
    }

    private static DescriptSettings settings(String baseUrl) {
        return new DescriptSettings(
                URI.create(baseUrl),
                new Token("dx_bearer_1:dx_secret_2"),
                Duration.ofMinutes(15),
                Duration.ofMinutes(15));
    }
}
