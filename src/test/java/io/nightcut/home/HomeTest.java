package io.nightcut.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightcut.control.NightcutException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which folder is the home. */
class HomeTest {

    private static final Path ACCOUNT = Path.of(System.getProperty("user.home"));

    @Test
    void theOptionWinsOverTheVariable() {
        Home home = Home.of("some/../folder", Map.of("NIGHTCUT_HOME", "/srv/nightcut"));

        assertThat(home.folder()).isEqualTo(Path.of("folder").toAbsolutePath());
        assertThat(home.origin()).isEqualTo(Home.Origin.OPTION);
    }

    @Test
    void theVariableWinsOverTheAccount() {
        assertThat(Home.of(null, Map.of("NIGHTCUT_HOME", "/srv/nightcut")).folder())
                .isEqualTo(Path.of("/srv/nightcut"));
    }

    @Test
    void elseItIsInTheHomeOfTheAccount() {
        assertThat(Home.of(null, Map.of("NIGHTCUT_HOME", "")).folder()).isEqualTo(ACCOUNT.resolve(".nightcut"));
        assertThat(Home.of("~/cuts", Map.of()).folder()).isEqualTo(ACCOUNT.resolve("cuts"));
    }

    @Test
    void aVariableThatDependsOnTheStartFolderIsRefused() {
        assertThatThrownBy(() -> Home.of(null, Map.of("NIGHTCUT_HOME", "nightcut")))
                .isInstanceOf(NightcutException.class)
                .hasMessageContainingAll("NIGHTCUT_HOME", "absolute path", "Nothing was sent.");
    }

    @Test
    void relativePathsOfSettingsBeginInIt() {
        Home home = Home.of("/srv/nightcut", Map.of());

        assertThat(home.resolve("./state/nightcut")).isEqualTo(Path.of("/srv/nightcut/state/nightcut"));
        assertThat(home.resolve("/var/results")).isEqualTo(Path.of("/var/results"));
    }
}
