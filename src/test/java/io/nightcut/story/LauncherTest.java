package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code src/main/bin/nightcut}, with a java that only tells what it was asked for. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";
    private static final String HEAP = "-Xmx512m";
    private static final String[] A_RUN = {"run", "to night.csv", "--prompt", "Say \"$HOME\" `date` *", ""};

    @TempDir
    Path folder;

    private Path home;
    private Path launcher;
    private FakeJava java;

    @BeforeEach
    void install() throws IOException {
        home = Files.createDirectories(folder.toRealPath().resolve("the program"));
        launcher = home.resolve("nightcut");
        Files.copy(Path.of("src/main/bin/nightcut"), launcher, StandardCopyOption.COPY_ATTRIBUTES);
        build("first");
        java = FakeJava.in(folder.resolve("a java"), "17", false);
    }

    /** Every build gives the jar the same date. */
    private void build(String content) throws IOException {
        Path jar = Files.writeString(home.resolve("nightcut.jar"), content);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    }

    @Test
    void startsTheJarBesideItWithAllThatItWasGiven() throws Exception {
        Started started = start(launcher, A_RUN);

        assertThat(started.jvm()).containsExactly(ONE_COMPILER, HEAP, "-jar", jar("nightcut.jar"));
        assertThat(started.command()).containsExactly(A_RUN);
        assertThat(started.exitCode()).isEqualTo(FakeJava.EXIT_CODE);
    }

    @Test
    void isReplacedByTheJvmSoThatSignalsReachIt() throws Exception {
        Started untuned = start(launcher, A_RUN);
        start(launcher, "--tune");
        Started tuned = start(launcher, A_RUN);

        assertThat(untuned.jvmPid()).isEqualTo(untuned.pid());
        assertThat(tuned.jvmPid()).isEqualTo(tuned.pid());
    }

    @Test
    void mayBeStartedThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("nightcut"), launcher);

        assertThat(start(link, A_RUN).jvm()).contains(jar("nightcut.jar"));
    }

    @Test
    void takesTheJavaOfThePathWhenThereIsNoJavaHome() throws Exception {
        ProcessBuilder start = command(launcher, A_RUN);
        start.environment().remove("JAVA_HOME");
        start.environment().merge("PATH", java.home().resolve("bin") + ":", (path, before) -> before + path);

        assertThat(Started.of(start).command()).containsExactly(A_RUN);
    }

    @Test
    void whatWasTunedIsUsedFromThenOn() throws Exception {
        Started tuning = start(launcher, "--tune");
        Started started = start(launcher, A_RUN);

        assertThat(tuning.exitCode()).isZero();
        assertThat(started.jvm())
                .containsExactly(
                        ONE_COMPILER,
                        HEAP,
                        "-XX:SharedArchiveFile=" + tuned("nightcut.jsa"),
                        "-Xlog:cds*=off",
                        "-jar",
                        tuned("nightcut.jar"));
        assertThat(started.command()).containsExactly(A_RUN);
        assertThat(started.exitCode()).isEqualTo(FakeJava.EXIT_CODE);
    }

    @Test
    void anAotCacheIsMadeWhereTheJvmKnowsIt() throws Exception {
        FakeJava.in(java.home(), "25", true);
        start(launcher, "--tune");

        assertThat(start(launcher, A_RUN).jvm())
                .containsExactly(
                        ONE_COMPILER,
                        HEAP,
                        "-XX:AOTCache=" + tuned("nightcut.aot"),
                        "-Xlog:aot*=off",
                        "-Xlog:cds*=off",
                        "-jar",
                        tuned("nightcut.jar"));
    }

    @Test
    void theRehearsalSendsNothingAndLeavesNothing() throws Exception {
        start(launcher, "--tune");

        assertThat(java.rehearsal())
                .startsWith(tuned("rehearsal") + "\n")
                .contains("--nightcut.state=./state\n", "--nightcut.results=.\n")
                .contains("--descript.base-url=http://127.0.0.1:0/v1\n", "DESCRIPT_API_TOKEN=none\n")
                .doesNotContain("token=");
        try (Stream<Path> left = Files.list(Path.of(tuned("")))) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("nightcut.jar", "nightcut.jsa", "ingredients");
        }
    }

    @Test
    void aJarThatWasBuiltAnewIsNotTunedUntilItIsAskedFor() throws Exception {
        start(launcher, "--tune");
        build("other");
        Started stale = start(launcher, A_RUN);
        start(launcher, "--tune");
        Started tuned = start(launcher, A_RUN);

        assertThat(stale.jvm()).containsExactly(ONE_COMPILER, HEAP, "-jar", jar("nightcut.jar"));
        assertThat(tuned.jvm()).contains(tuned("nightcut.jar"));
        assertThat(Path.of(tuned("nightcut.jar"))).hasContent("other");
    }

    /** A run may go on for a night, and opens its libraries when it needs them. */
    @Test
    void tuningLeavesARunBesideItWhatItUses() throws Exception {
        start(launcher, "--tune");
        String used = tuned("nightcut.jar");
        start(launcher, "--tune");

        assertThat(tuned("nightcut.jar")).isNotEqualTo(used);
        assertThat(Path.of(used)).exists();
    }

    @Test
    void whatAnotherJavaMadeIsNotUsed() throws Exception {
        start(launcher, "--tune");
        FakeJava.in(java.home(), "17 with the security fixes of the quarter", false);

        assertThat(start(launcher, A_RUN).jvm()).containsExactly(ONE_COMPILER, HEAP, "-jar", jar("nightcut.jar"));
    }

    @Test
    void afterARehearsalThatFailedItStartsAsBefore() throws Exception {
        FakeJava.in(java.home(), "17", false, 1);
        Started tuning = start(launcher, "--tune");

        assertThat(tuning.exitCode()).isEqualTo(ExitCode.BROKEN);
        assertThat(tuning.output()).last().asString().startsWith("Not tuned: the rehearsal failed (exit code 1).");
        assertThat(start(launcher, A_RUN).jvm()).containsExactly(ONE_COMPILER, HEAP, "-jar", jar("nightcut.jar"));
    }

    @Test
    void aJvmThatCannotStartIsNotARunWithFailures() throws Exception {
        ProcessBuilder tooMuch = command(launcher, A_RUN);
        tooMuch.environment().put("JDK_JAVA_OPTIONS", "-Xms900g");
        assertCannotStart(Started.of(tooMuch), "Could not reserve enough space");
        start(launcher, "--tune");
        assertCannotStart(Started.of(tooMuch), "Could not reserve enough space");

        FakeJava.in(java.home(), "11.0.2", false);
        assertCannotStart(start(launcher, A_RUN), "needs Java 17 or newer");
        Files.delete(home.resolve("nightcut.jar"));
        assertCannotStart(start(launcher, A_RUN), "nightcut.jar is missing");
    }

    private static void assertCannotStart(Started started, String why) {
        assertThat(started.exitCode()).isEqualTo(ExitCode.BROKEN);
        assertThat(started.output()).singleElement().asString().contains("nightcut cannot start", why);
    }

    @Test
    void theLocaleIsOneOfUtf8() throws Exception {
        ProcessBuilder cron = command(launcher, A_RUN);
        cron.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        Started.of(cron);

        assertThat(java.locale()).isEqualTo("C.UTF-8");
    }

    private String jar(String name) {
        return home.resolve(name).toString();
    }

    /** A file of what was tuned last. */
    private String tuned(String name) throws IOException {
        Path all = home.resolve("nightcut.tuned");
        return all.resolve(Files.readString(all.resolve("current")).strip())
                .resolve(name)
                .toString();
    }

    private Started start(Path program, String... arguments) throws Exception {
        return Started.of(command(program, arguments));
    }

    private ProcessBuilder command(Path program, String... arguments) {
        ProcessBuilder command = new ProcessBuilder(Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                        .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        command.environment().put("JAVA_HOME", java.home().toString());
        return command;
    }

    /** What became of the launcher; unless it tuned, its output is what the java tells. */
    private record Started(long pid, int exitCode, List<String> output) {

        static Started of(ProcessBuilder command) throws Exception {
            Process process = command.start();
            List<String> output = process.inputReader().lines().toList();
            return new Started(process.pid(), process.waitFor(), output);
        }

        long jvmPid() {
            return Long.parseLong(output.get(0));
        }

        List<String> jvm() {
            return output.subList(1, output.indexOf("-jar") + 2);
        }

        List<String> command() {
            return output.subList(output.indexOf("-jar") + 2, output.size());
        }
    }
}
