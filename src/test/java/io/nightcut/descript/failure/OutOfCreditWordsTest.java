package io.nightcut.descript.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.EndFaults;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutOfCreditWordsTest {

    static Stream<String> seen() {
        return Stream.of(
                        EndFaults.NO_MINUTES,
                        EndFaults.NO_CREDITS,
                        List.of(
                                "not enough media minutes",
                                "credits required",
                                "out of credits",
                                "Insufficient media_seconds",
                                "The agent failed (insufficient_ai_credits)",
                                "0 credits remaining",
                                "AI credit limit reached",
                                "refused: \"insufficient_credits\"",
                                "\"Recap\" was not edited: not enough AI credits. See https://descript.example/credits",
                                "Payment required"))
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("seen")
    void saysThatNothingIsLeftToSpend(String message) {
        assertThat(OutOfCreditWords.areIn(message)).isTrue();
    }

    /** A project's name is often part of a message: these kept a run from its end. */
    @Timeout(10)
    @ParameterizedTest
    @ValueSource(strings = {"credits ", "_", "used all ", "out of ", "no credits a_", "\"", "' ", "- ", "a.", "credit"})
    void readsAMessageOfAnyLengthAtOnce(String part) {
        assertThat(OutOfCreditWords.areIn("credits " + part.repeat(50_000))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The media could not be processed (processing_failed)",
                "Rate limit exceeded: 10 requests per minute, retry in 60 seconds",
                "The video is longer than the 240 minutes that are allowed",
                "Time limit of 30 minutes exceeded",
                "No credits sequence found in the video",
                "The end credits could not be removed",
                "media URL is not reachable",
                "A job is already running for this project",
                "insufficient-credits.mp4: unsupported codec",
                "The media URL https://h.example.com/insufficient-credits.mp4 is not reachable",
                "Project \"Out of credits: what now?\" could not be created",
                "Composition 'Opening credits required' is empty"
            })
    void doesNotSaySoOfOtherThings(String message) {
        assertThat(OutOfCreditWords.areIn(message)).isFalse();
    }
}
