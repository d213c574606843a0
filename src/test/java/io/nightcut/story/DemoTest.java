package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.cli.Main;
import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.SandboxProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code nightcut demo}, as the program does it where a sandbox is installed beside it. */
@Timeout(300)
class DemoTest {

    @TempDir
    Path folder;

    private String said = "";

    @Test
    void playsANightWithoutATokenAndSaysWhereItsReportIs() throws IOException {
        installSandbox();
        Files.createDirectories(folder.resolve("samples"));
        Files.writeString(
                folder.resolve("samples/hundred.csv"),
                "name,url\nOne,https://media.example.com/1.mp4\nTwo,https://media.example.com/2.mp4\n");

        // It has a home of its own, and nobody is told.
        assertThat(demo(Map.of("NIGHTCUT_HOME", folder.resolve("home"), "DESCRIPT_API_TOKEN", "of somebody's account")))
                .as(said)
                .isEqualTo(ExitCode.DONE);
        assertThat(folder.resolve("home")).doesNotExist();
        Path report = Path.of(
                said.lines().reduce((first, last) -> last).orElseThrow().replaceFirst("^(Report|Results): ", ""));
        assertThat(report.resolveSibling("demo-results.csv"))
                .content()
                .contains("\"One\",\"edited\"", "\"Two\",\"edited\"");
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .as("the sandbox ends with the demo")
                .noneMatch(child -> child.info().commandLine().orElse("").contains("nightcut-sandbox.jar"));
    }

    @Test
    void whereNoSandboxIsInstalledItSaysWhatToDo() {
        assertThat(demo(Map.of())).isEqualTo(ExitCode.REFUSED);
        assertThat(said).contains("nightcut-sandbox.jar is not in " + folder, "./mvnw spring-boot:test-run");
    }

    private int demo(Map<String, ?> environment) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream here = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(here);
            System.setErr(here);
            return Main.execute(
                    Stream.of(environment, Map.of("NIGHTCUT_PROGRAM", folder))
                            .flatMap(variables -> variables.entrySet().stream())
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                    "demo");
        } finally {
            System.setOut(out);
            System.setErr(err);
            said = bytes.toString(StandardCharsets.UTF_8);
        }
    }

    /** One that only names the classes of these tests. */
    private void installSandbox() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, SandboxProcess.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                                .map(entry -> Path.of(entry).toUri())
                                .map(URI::toString)
                                .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(folder.resolve("nightcut-sandbox.jar")), manifest).close();
    }
}
