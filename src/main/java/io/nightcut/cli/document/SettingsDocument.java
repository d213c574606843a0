package io.nightcut.cli.document;

import io.nightcut.cli.format.Document;
import io.nightcut.home.Setting;
import io.nightcut.results.CsvTable;
import java.util.List;

/** What {@code settings} prints for scripts. */
public record SettingsDocument(List<Setting> settings) implements Document {

    /** A row for each setting. */
    @Override
    public CsvTable table() {
        return new CsvTable(
                List.of("name", "value", "origin"),
                row -> settings.forEach(
                        setting -> row.accept(List.of(setting.name(), setting.value(), setting.origin()))));
    }
}
