package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A night in which the answer to many a POST is lost or cannot be read: each is paid once all the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostAnswersTest {

    private static final Map<String, Fault> FAULTS = new LinkedHashMap<>();

    static {
        for (Call call : Call.posts()) {
            fault(call, "refused for its pace", Fault.rateLimited(call, Duration.ofSeconds(1)));
            fault(call, "failed before its effect", Fault.error(call, 500, "oops"));
            fault(
                    call,
                    "failed after its effect",
                    Fault.error(call, 502, "oops").afterTheEffect());
            fault(call, "cut before its effect", Fault.connectionReset(call));
            fault(call, "cut after its effect", Fault.connectionReset(call).afterTheEffect());
            fault(call, "empty after its effect", Fault.emptyResponse(call).afterTheEffect());
            fault(call, "a web page", Fault.html(call, 200).afterTheEffect());
            fault(call, "a gateway's page", Fault.html(call, 503));
            fault(call, "broken JSON", Fault.brokenJson(call));
            fault(call, "too slow", Fault.slow(call, Duration.ofSeconds(3)));
        }
        fault(Call.IMPORT, "listed late", Fault.connectionReset(Call.IMPORT).afterTheEffect());
    }

    @TempDir
    static Path folder;

    private Ended night;
    private Bill bill;

    private static void fault(Call call, String what, Fault fault) {
        String name = call + " " + what;
        FAULTS.put(name, fault.on(name));
    }

    @BeforeAll
    void run() throws Exception {
        try (Sandbox sandbox = sandbox(SandboxSettings.defaults().withSpeed(600))) {
            FAULTS.values().forEach(sandbox::order);
            sandbox.order(Fault.listedLate(Call.IMPORT, Duration.ofSeconds(40)).on("IMPORT listed late"));
            StringBuilder manifest = new StringBuilder("name,url\n");
            FAULTS.keySet()
                    .forEach(name -> manifest.append(name)
                            .append(',')
                            .append(NightFixture.url(name))
                            .append('\n'));
            Nightcut nightcut = Nightcut.in(folder, sandbox, 600)
                    // Long enough that the busy machine of a test never makes a listing later than this.
                    .with("nightcut.adopt.settle", "200ms")
                    .with("spring.http.serviceclient.descript.read-timeout", "1500ms");
            night = night(nightcut, Files.writeString(folder.resolve("night.csv"), manifest));
            bill = sandbox.bill();
            assertThat(sandbox.faultsLeft()).isEmpty();
        }
    }

    Sandbox sandbox(SandboxSettings settings) throws Exception {
        return Sandbox.start(settings);
    }

    Ended night(Nightcut nightcut, Path manifest) throws Exception {
        return nightcut.run(manifest);
    }

    @ParameterizedTest
    @MethodSource("projects")
    void whateverBecameOfAnAnswerItsProjectIsPaidOnceAndDone(String project) {
        assertThat(bill.importsOf(project)).isOne();
        assertThat(bill.editsOf(project)).isOne();
        assertThat(night.of(project).status()).isEqualTo("edited");
        assertThat(night.of(project).review()).isEmpty();
        assertThat(night.of(project).message()).isEmpty();
    }

    static Iterable<String> projects() {
        return FAULTS.keySet();
    }

    @Test
    void theRunIsAsGoodAsAnyOther() {
        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(night.out()).doesNotContain("Exception\n", "\tat ");
    }

    @Test
    void anAnswerThatDidNotComeIsLookedForAndWhatItMadeIsAdopted() {
        assertThat(night.lines("\"IMPORT cut after its effect\"").map(Ended::message))
                .satisfiesExactly(
                        lost -> assertThat(lost)
                                .contains(
                                        "import: no readable answer",
                                        "Checking in Descript whether it was carried out"),
                        found -> assertThat(found).contains("was carried out after all", "adopted"),
                        done -> assertThat(done).endsWith("import done"),
                        edit -> assertThat(edit).endsWith("edit submitted"),
                        edited -> assertThat(edited).endsWith("edit done"));
    }

    @Test
    void aPostThatWasNotCarriedOutIsMadeAgain() {
        assertThat(night.lines("\"AGENT failed before its effect\": edit was not carried out; sending it again"))
                .hasSize(1);
        assertThat(night.of("AGENT failed before its effect").cell("attempts")).isEqualTo("2");
    }

    @Test
    void aPostThatIsRefusedForItsPaceIsNoAttempt() {
        assertThat(night.of("AGENT refused for its pace").cell("attempts")).isEqualTo("1");
        assertThat(night.lines("Descript's rate limit: no more edits for 1 s")).hasSize(1);
    }
}
