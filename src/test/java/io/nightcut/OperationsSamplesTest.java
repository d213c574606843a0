package io.nightcut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1CronJobSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What {@code config} has for those who operate Nightcut, checked by the tools that read it. Some exit with 0 for what they do not know. */
@Timeout(60)
class OperationsSamplesTest {

    private static final Path CONFIG = Path.of("config").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void cronTakesTheCrontab() throws Exception {
        assertThat(said(
                        "/usr/bin/crontab",
                        "-n",
                        CONFIG.resolve("nightcut.crontab").toString()))
                .contains("The syntax of the crontab file was successfully checked.");
    }

    @Test
    void systemdTakesTheServiceAndTheTimer() throws Exception {
        String service = Files.readString(CONFIG.resolve("systemd/nightcut.service"));
        Path changed = Files.writeString(
                folder.resolve("nightcut.service"),
                service.replace("/opt/nightcut/nightcut", "/bin/true").replace("User=nightcut", "User=root"));
        Files.copy(CONFIG.resolve("systemd/nightcut.timer"), folder.resolve("nightcut.timer"));

        assertThat(said(
                                "/usr/bin/systemd-analyze",
                                "verify",
                                changed.toString(),
                                folder.resolve("nightcut.timer").toString())
                        .lines()
                        .filter(line -> line.contains(folder.toString())))
                .isEmpty();
    }

    @Test
    void logrotateTakesItsFile() throws Exception {
        Path file = Files.copy(CONFIG.resolve("logrotate/nightcut"), folder.resolve("nightcut"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(said(
                        "/usr/sbin/logrotate",
                        "-d",
                        "-s",
                        folder.resolve("state").toString(),
                        file.toString()))
                .contains("Handling 1 logs")
                .doesNotContainIgnoringCase("error", "unknown");
    }

    @Test
    void theAlertsDoWhatTheirTestSays() throws Exception {
        assertThat(said(
                        "/usr/bin/promtool",
                        "test",
                        "rules",
                        CONFIG.resolve("prometheus/nightcut-alerts.test.yml").toString()))
                .contains("SUCCESS");
    }

    @Test
    void theSampleOfACommandLogsTheSentence() throws Exception {
        Path logged = folder.resolve("logged");
        program("logger", "printf '%s\\n' \"$*\" > '" + logged + "'");
        assertThat(run(
                        CONFIG.resolve("notify-command.sh"),
                        "{\"sentence\":\"All 2 are ready.\",\"manifest\":\"n.csv\",\"to_do\":[]}"))
                .isZero();

        assertThat(Files.readString(logged)).startsWith("-t nightcut -- ").contains("All 2 are ready.");
    }

    @Test
    void theBackupIsOneOfAStateThatNobodyUses() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home/state"));
        Files.writeString(home.resolve("nightcut.mv.db"), "state");
        program("nightcut", "exit 4");
        String backup = CONFIG.resolve("backup.sh").toString();
        Path copies = folder.resolve("copies");
        assertThat(run(Path.of("/bin/sh"), "", backup, folder.resolve("home").toString(), copies.toString()))
                .isOne();
        assertThat(copies).doesNotExist();

        program("nightcut", "exit 0");
        assertThat(run(Path.of("/bin/sh"), "", backup, folder.resolve("home").toString(), copies.toString()))
                .isZero();
        try (var files = Files.list(copies)) {
            assertThat(files).singleElement().satisfies(copy -> assertThat(copy).hasContent("state"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cronjob.yaml", "cronjob-postgresql.yaml"})
    void theCronJobsHaveNoFieldThatKubernetesDoesNotKnow(String sample) throws IOException {
        Map<String, Object> job =
                new Yaml().load(Files.readString(CONFIG.resolve("kubernetes").resolve(sample)));
        JsonElement json = new Gson().toJsonTree(job);
        V1CronJob.validateJsonElement(json);

        assertThat(job).containsEntry("apiVersion", "batch/v1").containsEntry("kind", "CronJob");
        V1CronJobSpec spec =
                Objects.requireNonNull(V1CronJob.fromJson(json.toString()).getSpec());
        assertThat(spec.getConcurrencyPolicy()).isEqualTo("Forbid");
        assertThat(spec.getJobTemplate().getSpec().getTemplate().getSpec().getRestartPolicy())
                .isEqualTo("Never");
    }

    @Test
    void theTaskOfWindowsIsWellFormed() throws Exception {
        String xml =
                Files.readString(CONFIG.resolve("windows/nightcut-task.xml")).replace("UTF-16", "UTF-8");
        var task = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));

        assertThat(task.getElementsByTagName("MultipleInstancesPolicy").item(0).getTextContent())
                .isEqualTo("IgnoreNew");
        assertThat(task.getElementsByTagName("Arguments").item(0).getTextContent())
                .contains("run ", "--until", "--home");
    }

    private String said(String tool, String... arguments) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of(tool)), tool + " is not installed here");
        List<String> command = new ArrayList<>(List.of(tool));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private void program(String name, String script) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** With the programs of this test before the system's. */
    private int run(Path program, String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().merge("PATH", folder.toString(), (before, ours) -> ours + ":" + before);
        Process process = builder.start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        return process.waitFor();
    }
}
