package io.nightcut.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names are settings, and which were probably meant. */
class SettingNamesTest {

    private final SettingNames names = new SettingNames(List.of(
            "nightcut.prompt",
            "nightcut.folder",
            "nightcut.team-access",
            "nightcut.poll.first",
            "nightcut.poll.least",
            "nightcut.stop-after-same-failures",
            "nightcut.media.local-from",
            "descript.token",
            "descript.base-url",
            "list[0]",
            "list[1]"));

    @ParameterizedTest
    @ValueSource(strings = {"nightcut.team-access", "nightcut.teamAccess", "nightcut.team_access", "list[7]"})
    void everySpellingThatSpringTakesIsKnown(String name) {
        assertThat(names.isKnown(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NIGHTCUT_TEAMACCESS",
                "NIGHTCUT_TEAM_ACCESS",
                "nightcut_prompt",
                "nightcut.prompt",
                "NIGHTCUT_MEDIA_LOCALFROM_0"
            })
    void soIsEveryVariable(String variable) {
        assertThat(names.isKnownVariable(variable)).isTrue();
    }

    /** Spring would ignore it. */
    @ParameterizedTest
    @ValueSource(strings = {"NIGHTCUT_PROMT", "NIGHTCUT_STOP_AFTERSAMEFAILURES", "NIGHTCUT_POLL"})
    void anotherVariableIsNot(String variable) {
        assertThat(names.isKnownVariable(variable)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "nightcut.promt, nightcut.prompt",
        "nightcut.fodler, nightcut.folder",
        "nightcut.pol.first, nightcut.poll.first",
        "prompt, nightcut.prompt",
        "nightcut.first, nightcut.poll.first",
        "descript.tokn, descript.token",
        "nightcut.stop-after-failures, nightcut.stop-after-same-failures"
    })
    void theNearestNameIsMeant(String wrong, String meant) {
        assertThat(names.meant(wrong)).isEqualTo("Did you mean " + meant + "?");
    }

    @Test
    void ofAGroupTheNamesBelowItAreTold() {
        assertThat(names.meant("nightcut.poll"))
                .isEqualTo("It is a group: name one of nightcut.poll.first, nightcut.poll.least.");
    }

    @Test
    void whatIsNearNothingIsLookedUpInTheList() {
        assertThat(names.meant("nightcut.colour-of-the-sky")).isEqualTo("nightcut settings lists the known ones.");
    }

    @ParameterizedTest
    @CsvSource({
        "NIGHTCUT_PROMT, NIGHTCUT_PROMPT",
        "NIGHTCUT_HOEM, NIGHTCUT_HOME",
        "DESCRIPT_API_TOKN, DESCRIPT_API_TOKEN"
    })
    void soIsTheNearestVariable(String wrong, String meant) {
        assertThat(names.variableMeant(wrong)).isEqualTo("Did you mean " + meant + "?");
    }
}
