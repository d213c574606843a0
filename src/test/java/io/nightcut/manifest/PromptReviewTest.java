package io.nightcut.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which prompts are told of before they are paid. */
class PromptReviewTest {

    private final PromptReview review = new PromptReview();

    @ParameterizedTest
    @CsvSource({
        "Add the title {name}., {name}",
        "Hello {{ guest }}!, {{ guest }}",
        "Greet ${first.name} first, ${first.name}",
        "Cut to %s minutes, %s",
        "Call it %TITLE% please, %TITLE%",
        "Add the lower third [GUEST NAME], [GUEST NAME]",
        "Add a title with <project name>, <project name>"
    })
    void aPlaceholderIsLeft(String prompt, String placeholder) {
        assertThat(review.doubt(prompt)).contains("has the placeholder " + placeholder + " left");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Which take is better?", "Can you cut it? Thanks.", "Est-ce trop long ?", "どちらがいい？"})
    void itAsks(String prompt) {
        assertThat(review.doubt(prompt)).contains("has a question, and nobody is there to talk it over");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Remove filler words and long pauses, then add Studio Sound.",
                "Remove all \"[laughs]\" and 50% of the pauses, keep a < b.",
                "Entferne Füllwörter (äh, ähm) [auch am Anfang].",
                "Keep it under 100 % of {}"
            })
    void nothingIsWrong(String prompt) {
        assertThat(review.doubt(prompt)).isEmpty();
    }

    @Test
    void itIsVeryLong() {
        assertThat(review.doubt("Cut. ".repeat(800))).isEmpty();
        assertThat(review.doubt("Cut. ".repeat(801)))
                .contains("has 4005 characters, of which the agent may pass over some");
        assertThat(review.doubt("{ ".repeat(100_000))).isPresent();
    }
}
