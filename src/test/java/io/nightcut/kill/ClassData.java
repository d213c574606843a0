package io.nightcut.kill;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.util.FileSystemUtils;

/**
 * The class path of the children, in an archive of class data that halves their start. The JVM archives no classes from
 * directories, so these are packed into jars first.
 */
final class ClassData {

    /** One for each JVM that runs tests beside another. */
    static final Path FOLDER = Path.of(
                    "target", "death", String.valueOf(ProcessHandle.current().pid()))
            .toAbsolutePath();

    private static final Path ARCHIVE = FOLDER.resolve("classes.jsa");
    private static final String CLASS_PATH = packed();

    private static boolean archived;

    private ClassData() {}

    /** Arguments for a JVM that makes use of the archive. */
    static List<String> jvm() {
        return List.of("-cp", CLASS_PATH, "-XX:SharedArchiveFile=" + ARCHIVE, "-Xlog:disable");
    }

    /** A whole night is run once to see which classes are needed. */
    static synchronized void archive() throws IOException, InterruptedException {
        if (archived) {
            return;
        }
        archived = true;
        FileSystemUtils.deleteRecursively(FOLDER.resolve("first"));
        try (KillNight night = KillNight.of(FOLDER.resolve("first"), 1)) {
            Child child =
                    night.start(List.of("-cp", CLASS_PATH, "-XX:ArchiveClassesAtExit=" + ARCHIVE, "-Xlog:disable"));
            child.exits(0);
        }
    }

    private static String packed() {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                jars.add(jar(path, FOLDER.resolve(jars.size() + ".jar")).toString());
            } else if (Files.exists(path)) {
                jars.add(entry);
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private static Path jar(Path classes, Path jar) {
        try {
            Files.createDirectories(FOLDER);
            try (OutputStream out = Files.newOutputStream(jar);
                    ZipOutputStream zip = new ZipOutputStream(out);
                    Stream<Path> files = Files.walk(classes)) {
                // Scanning for components finds a package by its own entry.
                for (Path file : files.filter(each -> !each.equals(classes)).toList()) {
                    boolean folder = Files.isDirectory(file);
                    zip.putNextEntry(new ZipEntry(classes.relativize(file) + (folder ? "/" : "")));
                    if (!folder) {
                        Files.copy(file, zip);
                    }
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
