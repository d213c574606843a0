package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import io.nightcut.probe.MediaServer;
import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSettings;
import io.nightcut.sandbox.SandboxSpeed;
import io.nightcut.sandbox.SelfSigned;
import io.nightcut.sandbox.Span;
import io.nightcut.story.Here;
import io.nightcut.story.PostgreSqlServer;
import io.nightcut.story.ResultLine;
import io.nightcut.story.State;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A manifest, a state and a sandbox, 200 times as fast as Descript: three projects take about half a second. */
final class KillNight implements AutoCloseable {

    private static final double SPEED = 200;

    /** Upload addresses are good for three hours: slow enough for them to outlive a death and a start on a busy machine. */
    private static final double SPEED_OF_FILES = 40;

    private static final int MOST_RUNS = 4;

    final Sandbox sandbox;
    private final Path folder;
    private final Path manifest;
    private final List<String> projects;
    private final double speed;
    private final List<Child> children = new ArrayList<>();
    private final List<String> settings = new ArrayList<>();
    private final List<String> jvm = new ArrayList<>(ClassData.jvm());
    private @Nullable String database;

    private KillNight(Sandbox sandbox, double speed, Path folder, Path manifest, List<String> projects) {
        this.sandbox = sandbox;
        this.speed = speed;
        this.folder = folder;
        this.manifest = manifest;
        this.projects = projects;
    }

    static KillNight of(Path folder, int projects) throws IOException {
        return of(folder, projects, SandboxSettings.defaults());
    }

    static KillNight of(Path folder, int projects, SandboxSettings settings) throws IOException {
        return of(folder, projects, settings, null);
    }

    /** By https if there is a certificate. */
    static KillNight of(Path folder, int projects, SandboxSettings settings, @Nullable SelfSigned certificate)
            throws IOException {
        return of(
                folder,
                projects,
                certificate,
                "https://example.com/",
                settings.withSpeed(SPEED)
                        .withImportTakes(Span.exactly(Duration.ofSeconds(40)))
                        .withEditTakes(Span.exactly(Duration.ofSeconds(30))));
    }

    /** The media are local files, beside the manifest. */
    static KillNight ofFiles(Path folder, int projects) throws IOException {
        KillNight night = of(
                folder,
                projects,
                null,
                "",
                SandboxSettings.defaults()
                        .withSpeed(SPEED_OF_FILES)
                        .withImportTakes(Span.exactly(Duration.ofSeconds(4)))
                        .withEditTakes(Span.exactly(Duration.ofSeconds(3))));
        for (String project : night.projects) {
            Files.writeString(folder.resolve(project.replace(' ', '-') + ".mp4"), "ID3 bytes of " + project);
        }
        return night;
    }

    /** The media are on this server, from which nightcut downloads them. */
    static KillNight ofDownloads(Path folder, int projects, MediaServer media) throws IOException {
        KillNight night = of(
                folder,
                projects,
                null,
                media.url("/"),
                SandboxSettings.defaults()
                        .withSpeed(SPEED_OF_FILES)
                        .withImportTakes(Span.exactly(Duration.ofSeconds(4)))
                        .withEditTakes(Span.exactly(Duration.ofSeconds(3))));
        night.with("--nightcut.media.download-from=127.0.0.1");
        return night;
    }

    private static KillNight of(
            Path folder, int projects, @Nullable SelfSigned certificate, String place, SandboxSettings settings)
            throws IOException {
        List<String> names =
                IntStream.rangeClosed(1, projects).mapToObj(i -> "Recap " + i).toList();
        Files.createDirectories(folder);
        Path manifest = folder.resolve("night.csv");
        Files.write(
                manifest,
                Stream.concat(
                                Stream.of("name,url"),
                                names.stream().map(name -> name + "," + place + name.replace(' ', '-') + ".mp4"))
                        .toList());
        Sandbox sandbox = certificate == null ? Sandbox.start(settings) : Sandbox.start(settings, certificate);
        KillNight night = new KillNight(sandbox, settings.speed(), folder, manifest, names);
        if (PostgreSqlServer.IS_ASKED_FOR) {
            night.inADatabase();
        }
        if (certificate != null) {
            night.jvm.addAll(certificate.trusted());
        }
        return night;
    }

    /** The state is in PostgreSQL. Who was killed has its lease for some seconds still, which the next run waits for. */
    void inADatabase() {
        database = PostgreSqlServer.newDatabase();
        with(
                "--nightcut.state=" + database,
                "--nightcut.database.user=" + PostgreSqlServer.USER,
                "--nightcut.database.lease=3s",
                "--home=" + folder.resolve("home"),
                // The time that a POST of a frozen machine may still be under way, which is waited for.
                "--spring.http.serviceclient.descript.read-timeout=5s");
    }

    /** The state itself. */
    State state() {
        return database == null
                ? new State(folder.resolve("state/nightcut"))
                : new State(database, PostgreSqlServer.USER);
    }

    /** What its machine keeps for itself and not in the state: its uploads and downloads. */
    Path kept(String what) {
        return folder.resolve((database == null ? "state/nightcut." : "home/state/machine.") + what);
    }

    /** {@code --name=value} for all its commands; the last of a name holds. */
    void with(String... more) {
        settings.addAll(List.of(more));
    }

    Path folder() {
        return folder;
    }

    List<String> projects() {
        return projects;
    }

    /** The same every time. */
    List<String> command(String... more) {
        List<String> words = database == null
                ? List.of("run", manifest.toString())
                : List.of("run", manifest.toString(), "--wait=60s");
        return command(words, List.of(more));
    }

    private List<String> command(List<String> words, List<String> more) {
        return Stream.of(
                        words,
                        new SandboxSpeed(speed).settings(sandbox),
                        List.of(
                                "--nightcut.state=" + folder.resolve("state/nightcut"),
                                "--nightcut.results=" + folder.resolve("results")),
                        settings,
                        more)
                .flatMap(List::stream)
                .collect(Collectors.toMap(word -> word.split("=", 2)[0], word -> word, (a, b) -> b, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    Map<String, String> variables() {
        return SandboxSpeed.variables(sandbox);
    }

    Child start(List<String> jvm) throws IOException {
        Child child = Child.start(jvm, variables(), command(), folder.resolve("child-" + children.size() + ".log"));
        children.add(child);
        return child;
    }

    Child start() throws IOException {
        return start(jvm);
    }

    /** A child whose standard output goes there; what it says on standard error is its output. */
    Child writesTo(ProcessBuilder.Redirect standardOutput, String... words) throws IOException {
        Child child = Child.start(
                ClassData.jvm(),
                variables(),
                words.length == 0 ? command() : command(List.of(words), List.of()),
                standardOutput,
                folder.resolve("child-" + children.size() + ".log"));
        children.add(child);
        return child;
    }

    /** A child runs into this edge and is dead. */
    void diesAt(String edge) throws IOException {
        Edge at = Edge.of(edge);
        List<String> jvm = new ArrayList<>(ClassData.jvm());
        jvm.add("-D" + Edge.DIE + "=" + at);
        if (at.place().equals("Files")) {
            jvm.add("-javaagent:" + DeathOfFiles.agent());
        }
        start(jvm).exits(Child.KILLED);
        assertThat(bill().paidTwice()).as(edge).isEmpty();
    }

    /** A child of which a thread runs into this edge and never comes back. */
    Child hangsAt(String edge) throws IOException {
        List<String> jvm = new ArrayList<>(ClassData.jvm());
        jvm.add("-D" + Edge.HANG + "=" + Edge.of(edge));
        return start(jvm);
    }

    /** A child is stopped at this edge, as if its machine were frozen: it shows no sign of life, and goes on when it is told to. */
    Child stopsAt(String edge) throws IOException {
        List<String> jvm = new ArrayList<>(ClassData.jvm());
        jvm.add("-D" + Edge.STOP + "=" + Edge.of(edge));
        return start(jvm);
    }

    /** A thread of a child has no memory left at this edge. */
    Child exhaustedAt(String edge) throws IOException {
        List<String> jvm = new ArrayList<>(ClassData.jvm());
        jvm.add("-D" + Edge.EXHAUST + "=" + Edge.of(edge));
        return start(jvm);
    }

    /** A child with a small heap, which is full from this edge on, whichever of its threads needs some of it. */
    Child filledAt(String edge) throws IOException {
        List<String> jvm = new ArrayList<>(ClassData.jvm());
        jvm.addAll(List.of("-Xmx64m", "-D" + Edge.FILL + "=" + Edge.of(edge)));
        return start(jvm);
    }

    /** A child is killed when this fault strikes. */
    void diesOf(Fault fault) throws IOException {
        sandbox.order(fault);
        Child child = start();
        sandbox.whenStruck(struck -> child.kill());
        child.exits(Child.KILLED);
        sandbox.whenStruck(struck -> {});
        assertThat(bill().paidTwice()).isEmpty();
    }

    /** The same command again until all is done, and then everything is as it should be. */
    void comesToItsEnd() throws IOException {
        endsWithZero();
        isPaidOnce();
        isToldTruly();
    }

    /** The same command again until all is done. */
    void endsWithZero() {
        int exitCode = -1;
        for (int run = 0; run < MOST_RUNS && exitCode != 0; run++) {
            exitCode = Here.run(variables(), command());
        }
        assertThat(exitCode).isZero();
    }

    /** A person has decided that an unknown project is to be made again. */
    void isResolvedAgain(String project) {
        assertThat(Here.run(variables(), command(List.of("resolve", project, "--again"), List.of())))
                .isZero();
    }

    void isPaidOnce() {
        assertThat(bill().charges())
                .extracting(charge -> charge.type() + " " + charge.project())
                .containsExactlyInAnyOrderElementsOf(Stream.of(JobType.IMPORT, JobType.AGENT)
                        .flatMap(type -> projects.stream().map(project -> type + " " + project))
                        .toList());
    }

    void isToldTruly() throws IOException {
        assertThat(results()).extracting(line -> line.get("name")).isEqualTo(projects);
        assertThat(forgotten()).isEmpty();
        try (Stream<Path> files = Files.list(folder.resolve("results"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("night-results.csv", "night-results-report.html");
        }
    }

    /** The projects that the bill does not have once imported and once edited, and the results not with just these jobs. */
    List<String> forgotten() throws IOException {
        Map<String, Map<String, String>> lines =
                results().stream().collect(Collectors.toMap(line -> line.get("name"), line -> line));
        return projects.stream()
                .filter(project -> !isTrue(lines.getOrDefault(project, Map.of()), project))
                .toList();
    }

    private boolean isTrue(Map<String, String> line, String project) {
        Optional<Bill.Charge> imported = charge(JobType.IMPORT, project);
        Optional<Bill.Charge> edited = charge(JobType.AGENT, project);
        return "edited".equals(line.get("status"))
                && imported.isPresent()
                && edited.isPresent()
                && imported.get().jobId().equals(line.get("import_job_id"))
                && edited.get().jobId().equals(line.get("agent_job_id"))
                && imported.get().projectId().equals(line.get("project_id"))
                && line.get("project_url").endsWith("/" + line.get("project_id"))
                && line.get("review").isEmpty();
    }

    /** How the ledger on disk has a project, in the words of the results. */
    String statusOf(String project) throws IOException {
        return ledger().stream()
                .filter(line -> project.equals(line.get("name")))
                .map(line -> line.get("status"))
                .findFirst()
                .orElseThrow();
    }

    /** The results as the ledger on disk has them. */
    List<Map<String, String>> ledger() throws IOException {
        assertThat(Here.run(variables(), command(List.of("results", manifest.toString()), List.of())))
                .isZero();
        return results();
    }

    /** The lines of the results; none while there is no file. */
    List<Map<String, String>> results() throws IOException {
        List<Map<String, String>> lines = new ArrayList<>();
        if (Files.notExists(folder.resolve("results/night-results.csv"))) {
            return lines;
        }
        try (CSVReaderHeaderAware csv = new CSVReaderHeaderAware(
                new StringReader(ResultLine.text(folder.resolve("results/night-results.csv"))))) {
            for (Map<String, String> line = csv.readMap(); line != null; line = csv.readMap()) {
                lines.add(line);
            }
        } catch (CsvValidationException e) {
            throw new IOException(e);
        }
        return lines;
    }

    Bill bill() {
        return sandbox.bill();
    }

    private Optional<Bill.Charge> charge(JobType type, String project) {
        return bill().of(type).filter(each -> each.project().equals(project)).findFirst();
    }

    @Override
    public void close() {
        children.forEach(Child::close);
        sandbox.close();
    }
}
