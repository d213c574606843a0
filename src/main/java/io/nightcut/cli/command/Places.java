package io.nightcut.cli.command;

import io.nightcut.home.Home;
import io.nightcut.home.ResolvedSettings;
import io.nightcut.state.StateAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/** Where a run has its settings, its state, its log and its results, in two lines of the log. */
final class Places {

    private static final Logger log = LoggerFactory.getLogger(Places.class);

    private Places() {}

    static void tell(Environment settings, Home home, Path results) {
        Path file = home.settingsFile();
        log.info(
                "Settings: {}{}. Log: {}",
                file,
                Files.exists(file) ? "" : " (no such file: default settings)",
                home.logFile());
        log.info(
                "State: {}{}. The results go to {}",
                new StateAddress(settings.getRequiredProperty(StateAddress.SETTING)),
                settings.getProperty(ResolvedSettings.STATE_IS_NEW, Boolean.class, false) ? " (new)" : "",
                results.toAbsolutePath());
        ResolvedSettings.secretFiles(settings, home)
                .flatMap(secret -> secret.warning().stream())
                .forEach(log::warn);
    }
}
