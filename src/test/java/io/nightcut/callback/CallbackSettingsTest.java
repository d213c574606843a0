package io.nightcut.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class CallbackSettingsTest {

    @Test
    void withoutAnAddressTheyAreOffAndNothingElseMatters() {
        assertThat(settings("", "nonsense").isOn()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://ops.example.com/nightcut, https://ops.example.com/nightcut/word",
        "https://ops.example.com/nightcut/, https://ops.example.com/nightcut/word",
        "https://ops.example.com:8443, https://ops.example.com:8443/word",
        "http://127.0.0.1:8787/a/b, http://127.0.0.1:8787/a/b/word"
    })
    void theSecretIsTheLastPartOfThePath(String url, String whole) {
        assertThat(settings(url, "127.0.0.1:8787").with("word")).hasToString(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ops.example.com/nightcut",
                "ops.example.com",
                "https://user:pw@ops.example.com/",
                "https://ops.example.com/?x=1",
                "https://ops.example.com/#x",
                "ftp://ops.example.com/",
                "https://",
                "https://a b/"
            })
    void anAddressThatCannotBeCalledSafelyIsRefused(String url) {
        assertThatThrownBy(() -> settings(url, "127.0.0.1:8787"))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("nightcut.callback.url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "8787", "127.0.0.1:0", "127.0.0.1:65536", ":8787", "http://127.0.0.1:8787", ""})
    void aPlaceToListenNeedsAnAddressAndAPort(String listen) {
        assertThatThrownBy(() -> settings("https://ops.example.com/", listen))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("nightcut.callback.listen");
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0:80, 80", "[::1]:8787, 8787", "localhost:8787, 8787"})
    void anyAddressOfThisMachineWillDo(String listen, int port) {
        assertThat(settings("https://ops.example.com/", listen).address().getPort())
                .isEqualTo(port);
    }

    private static CallbackSettings settings(String url, String listen) {
        return new CallbackSettings(url, listen, Duration.ofSeconds(60), Duration.ofMillis(500));
    }
}
