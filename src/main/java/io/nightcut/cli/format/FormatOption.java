package io.nightcut.cli.format;

import io.nightcut.results.CsvTable;
import io.nightcut.text.Redacted;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option {@code --format} of the commands that read. */
public final class FormatOption {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = OutputFormat.Converter.class,
            description = "Print text, json or csv. Default: text. With json and csv, the log goes to standard error.")
    private OutputFormat format = OutputFormat.TEXT;

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /** Whether lines for people are asked for, which the command prints itself. */
    public boolean isText() {
        return format == OutputFormat.TEXT;
    }

    /** Whether a table is asked for. */
    public boolean isTable() {
        return format == OutputFormat.CSV;
    }

    /** Prints a document in the other formats, in UTF-8 whatever the locale. */
    public void print(Document document) {
        try {
            // Whether it could be written is asked of System.out at the command's end.
            OutputStream out = new BufferedOutputStream(System.out);
            if (isTable()) {
                CsvTable table = document.table();
                Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                new CsvTable(
                                table.columns(),
                                row -> table.rows()
                                        .accept(cells -> row.accept(cells.stream()
                                                .map(Redacted::text)
                                                .toList())))
                        .write(writer);
            } else {
                JsonOutput.write(command.name(), document, out);
                out.write('\n');
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
