package io.nightcut.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenOptionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--descript.token=abc",
                "--descript.token",
                "--descript.Token=abc",
                "--descript.to-ken=abc",
                "--DESCRIPT_TOKEN=abc",
                "--DESCRIPT_API_TOKEN=abc",
                "-Ddescript.token=abc",
                "--token=abc",
                "--nightcut.prompt=dx_bearer_1a2b:dx_secret_3c",
                "--prompt=DX_SECRET_3c",
                "dx_bearer_1a2b",
                "--spring.application.json={\"descript\":{\"token\":\"abc\"}}"
            })
    void aTokenIsSeenWhateverItIsCalled(String argument) {
        assertThat(TokenOption.isIn("run", "night.csv", argument)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--nightcut.prompt=Say what a token is",
                "--redo=Token",
                "token.csv",
                "--descript.patience=1m",
                "--prompt=Use ${descript.token}"
            })
    void otherArgumentsMaySpeakOfOne(String argument) {
        assertThat(TokenOption.isIn("run", "night.csv", argument)).isFalse();
    }

    @Test
    void aPropertyOfTheJvmIsOnTheCommandLineToo() {
        System.setProperty("descript.token", "abc");
        try {
            assertThat(TokenOption.isIn("run", "night.csv")).isTrue();
        } finally {
            System.clearProperty("descript.token");
        }
        assertThat(TokenOption.isIn("run", "night.csv")).isFalse();
    }
}
