package io.nightcut.cli.command;

import io.nightcut.doctor.Finding;
import io.nightcut.doctor.PlaceChecks;
import io.nightcut.home.Home;
import io.nightcut.home.ResolvedSettings;
import io.nightcut.home.SecretFile;
import io.nightcut.home.Settings;
import io.nightcut.state.StateAddress;
import io.nightcut.state.file.StateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the doctor says of settings that can be read. */
final class SettingsFinding {

    private SettingsFinding() {}

    /** Which are not the default ones, and where each came from. */
    static Finding of(Settings settings, Home home) {
        List<String> given = settings.all().stream()
                .filter(setting -> !setting.isDefault())
                .map(setting -> "%s (%s)".formatted(setting.name(), setting.origin()))
                .toList();
        return Finding.ok(
                "settings",
                "%s%s. %s"
                        .formatted(
                                home.settingsFile(),
                                Files.exists(home.settingsFile()) ? "" : " does not exist",
                                given.isEmpty()
                                        ? "All have their default values"
                                        : "Set: " + String.join(", ", given)));
    }

    /** Of the files that hold what is nobody else's business. */
    static Finding permissions(Settings settings, Home home, StateAddress state) {
        return PlaceChecks.permissions(Stream.of(
                        state.isServer() ? Stream.<Path>empty() : Stream.of(StateFile.of(state.path())),
                        Stream.of(home.logFile()),
                        ResolvedSettings.secretFiles(settings.environment(), home)
                                .map(SecretFile::file))
                .flatMap(files -> files)
                .toArray(Path[]::new));
    }
}
