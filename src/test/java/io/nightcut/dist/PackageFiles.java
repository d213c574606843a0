package io.nightcut.dist;

import io.nightcut.cli.NightcutCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes the files into a folder that the build names: manual pages (still as AsciiDoc), completions of three shells, the
 * licences of what is shipped.
 */
final class PackageFiles {

    private static final String NAME = "nightcut";

    private PackageFiles() {}

    public static void main(String[] args) throws IOException {
        Path target = Path.of(args[0]);
        Path folder = target.resolve("dist");
        CommandLine commands = NightcutCommand.commands();
        isOf(args[1], commands);
        ManPageGenerator.generateManPage(
                folder.resolve("adoc").toFile(), null, new boolean[0], false, commands.getCommandSpec());
        Path completions = Files.createDirectories(folder.resolve("completions"));
        Files.writeString(completions.resolve(NAME + ".bash"), AutoComplete.bash(NAME, commands));
        Files.writeString(completions.resolve("_" + NAME), new ZshCompletion(commands.getCommandSpec()).toString());
        Files.writeString(
                completions.resolve(NAME + ".fish"), new FishCompletion(commands.getCommandSpec()).toString());
        documents(folder);
        ShippedLibraries.of(
                        folder.resolve("bom/all.cdx.json"),
                        target.resolve("classes/META-INF/sbom/application.cdx.json"))
                .write(folder);
    }

    /** The classes do not know it before they are in a jar. */
    private static void isOf(String version, CommandLine command) {
        command.getCommandSpec().versionProvider(null).version(NAME + " " + version);
        command.getSubcommands().values().forEach(below -> isOf(version, below));
    }

    /** Where they lie beside each other, their links are others. */
    private static void documents(Path folder) throws IOException {
        Path docs = Files.createDirectories(folder.resolve("docs"));
        try (Stream<Path> files = Files.list(Path.of("src/docs"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".md")).toList()) {
                Files.writeString(
                        docs.resolve(file.getFileName()), Files.readString(file).replace("](../../", "](../"));
            }
        }
        for (String name : List.of("README.md", "SECURITY.md")) {
            Files.writeString(
                    folder.resolve(name), Files.readString(Path.of(name)).replace("](src/docs/", "](docs/"));
        }
        Files.move(docs.resolve("changelog.md"), folder.resolve("CHANGELOG.md"), StandardCopyOption.REPLACE_EXISTING);
    }
}
