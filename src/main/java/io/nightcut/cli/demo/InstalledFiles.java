package io.nightcut.cli.demo;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What an installed program has beside its jar. The launcher knows where that is. */
record InstalledFiles(Path folder) {

    /** The variable of the environment by which the launcher tells it. */
    static final String VARIABLE = "NIGHTCUT_PROGRAM";

    private static final String SANDBOX = "nightcut-sandbox.jar";
    private static final String NOT_INSTALLED = SANDBOX + " %s. It is in the packages for installation, and belongs"
            + " beside the program. From the sources: ./mvnw spring-boot:test-run. " + StandardPhrases.NOTHING_SENT;

    /** @param variables beside those of the environment */
    static InstalledFiles of(Map<String, ?> variables) {
        Object folder = variables.containsKey(VARIABLE) ? variables.get(VARIABLE) : System.getenv(VARIABLE);
        if (folder == null) {
            throw refused(NOT_INSTALLED.formatted("is not known to a program that no launcher has started"));
        }
        return new InstalledFiles(Path.of(folder.toString()));
    }

    Path sandbox() {
        Path jar = folder.resolve(SANDBOX);
        if (!Files.isRegularFile(jar)) {
            throw refused(NOT_INSTALLED.formatted("is not in " + folder));
        }
        return jar;
    }

    /** The manifest of a demo that names none. */
    Path manifest() {
        Path sample = folder.resolve("samples").resolve("hundred.csv");
        if (!Files.isRegularFile(sample)) {
            throw refused("There is no %s. Name a manifest: nightcut demo MANIFEST. %s"
                    .formatted(sample, StandardPhrases.NOTHING_SENT));
        }
        return sample;
    }

    private static NightcutException refused(String why) {
        return new NightcutException(ExitCode.REFUSED, why);
    }
}
