package io.nightcut.home;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightcut.control.NightcutException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.PropertySource;

/** What stands in a settings file, as people write it. */
class SettingsFileTest {

    private static final Path FILE = Path.of("application.yml");

    @Test
    void theLastOfSeveralDocumentsWins() throws IOException {
        assertThat(parse("nightcut.prompt: One\n---\nnightcut:\n  prompt: Two\n")
                        .get(0)
                        .getProperty("nightcut.prompt"))
                .isEqualTo("Two");
    }

    /** One of them would win in silence, and edit a night by a prompt that somebody believes to have changed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nightcut.prompt: One\nnightcut:\n  prompt: Two\n",
                "nightcut:\n  results-byte-order-mark: true\n  resultsByteOrderMark: false\n",
                "nightcut:\n  poll:\n    first: 1s\nnightcut.poll.FIRST: 2s\n",
                "descript:\n  base_url: a\ndescript.base-url: b\n"
            })
    void aSettingInTwoSpellingsIsRefusedWithItsLines(String yaml) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(NightcutException.class)
                .hasMessageContainingAll(
                        "Settings file application.yml, line ",
                        "a second time, in another spelling",
                        "Nothing was sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: &a [*a]\n", "a: &a {b: *a}\n", "a: &x [1,1]\nb: [*x,*x,*x,*x]\n"})
    void anAliasIsRefused(String yaml) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(NightcutException.class)
                .hasMessageContaining("an alias (*name) is not supported");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nightcut:\n  folder: !!int xyz\n",
                "nightcut:\n  folder: !!binary \"@@@@\"\n",
                "\u0000",
                "? [a]\n: b\n: c"
            })
    void whatCannotBeReadIsSaidToBeSo(String yaml) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(NightcutException.class)
                .hasMessageContainingAll("Settings file application.yml", "Nothing was sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "-1", "0", "0.5", "1.50", "'010'", "1m30s", "2026-11-27", "v2"})
    void whatIsReadAsItIsWrittenPasses(String value) throws IOException {
        assertThat(parse("nightcut.folder: " + value + "\n")).hasSize(1);
    }

    private static List<PropertySource<?>> parse(String yaml) throws IOException {
        return SettingsFile.parse(FILE, yaml.getBytes(UTF_8));
    }
}
