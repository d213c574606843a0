package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.story.Here;
import io.nightcut.story.InAFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Local files are on their way to Descript when the program dies or is asked to stop. */
@Timeout(600)
class UploadTest {

    private static final Fault BROKEN = Fault.emptyResponse(Call.UPLOAD).on("Recap 2");

    @TempDir
    Path folder;

    @BeforeAll
    static void archive() throws Exception {
        ClassData.archive();
    }

    /** Which submission it is of is known by then, so that the next run can go on with it. */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = "after UploadStore.keep() %d")
    void onceItsAddressIsOnDisk(String edge) throws IOException {
        try (KillNight night = KillNight.ofFiles(folder, 3)) {
            night.diesAt(edge.formatted(2));
            night.diesAt(edge.formatted(1));
            night.comesToItsEnd();
            assertThat(uploadFiles(night)).isEmpty();
        }
    }

    @ParameterizedTest
    @Tag("long")
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = "after Ledger.running(IMPORT) %d")
    void onceItsAddressIsOnDiskToo(String edge) throws IOException {
        onceItsAddressIsOnDisk(edge);
    }

    /** Both are submitted by then: no answer is lost with its address. */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"after UploadQueue.leaving() 2", "before Ledger.settled(IMPORT) 2"})
    void betweenTheFactsOfAnUpload(String edge) throws IOException {
        try (KillNight night = KillNight.ofFiles(folder, 2)) {
            night.diesAt(edge);
            night.comesToItsEnd();
            assertThat(uploadFiles(night)).isEmpty();
        }
    }

    @ParameterizedTest
    @Tag("long")
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(
            strings = {
                "before UploadQueue.leaving() 2",
                "before UploadQueue.done() 2",
                "after UploadQueue.done() 2",
                "after UploadQueue.forget() 2"
            })
    void betweenTheFactsOfAnUploadToo(String edge) throws IOException {
        betweenTheFactsOfAnUpload(edge);
    }

    static Stream<Fault> broken() {
        return Stream.of(BROKEN, BROKEN.afterTheEffect());
    }

    /** The sandbox kills the program when the bytes have arrived: the one has no effect, the other has. */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("broken")
    void whileAFileIsOnItsWay(Fault broken) throws IOException {
        try (KillNight night = KillNight.ofFiles(folder, 2)) {
            night.diesOf(broken);
            assertThat(night.statusOf("Recap 2")).isEqualTo("importing");
            assertThat(uploadFiles(night))
                    .as("its address is on disk")
                    .isNotEmpty()
                    .allSatisfy(file -> {
                        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                .isEqualTo("rw-------");
                        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                                .isEqualTo("rwx------");
                    });
            night.comesToItsEnd();
            // Bytes that have arrived are known by their job: whether they are sent again is a matter of who is first.
            assertThat(night.bill().received(Call.UPLOAD)).isGreaterThanOrEqualTo(broken.afterEffect() ? 2 : 3);
        }
    }

    /** Nobody can upload it then, and nothing is paid for it again until a person says so. */
    @Test
    @InAFile
    @Execution(ExecutionMode.CONCURRENT)
    void anAddressThatWasNeverOnDiskIsLostAndForAPerson() throws IOException {
        try (KillNight night = KillNight.ofFiles(folder, 3)) {
            night.diesAt("before UploadStore.keep(Recap 2) 1");
            assertThat(Here.run(night.variables(), night.command())).isEqualTo(1);
            assertThat(night.statusOf("Recap 1")).isEqualTo("edited");
            assertThat(night.statusOf("Recap 2")).isEqualTo("unknown");
            assertThat(night.statusOf("Recap 3")).isEqualTo("edited");
            assertThat(night.bill().paidTwice()).isEmpty();
            assertThat(night.bill().editsOf("Recap 2")).isZero();

            night.sandbox.personDeletes("Recap 2");
            night.isResolvedAgain("Recap 2");
            assertThat(Here.run(night.variables(), night.command())).isZero();
            assertThat(night.bill().importsOf("Recap 2")).isEqualTo(2);
            assertThat(night.bill().editsOf("Recap 2")).isEqualTo(1);
        }
    }

    /** What a writing has left that died is swept by the next run. */
    @Test
    @InAFile
    @Execution(ExecutionMode.CONCURRENT)
    void halfAnAddressIsNone() throws IOException {
        try (KillNight night = KillNight.ofFiles(folder, 3)) {
            night.diesAt("before Files.move() 1");
            assertThat(uploadFiles(night)).singleElement().asString().endsWith(".tmp");
            assertThat(Here.run(night.variables(), night.command())).isEqualTo(1);
            assertThat(uploadFiles(night)).isEmpty();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void afterSigtermAnUploadIsBrokenOffAndBegunAgainByTheNextRun() throws Exception {
        try (KillNight night = KillNight.ofFiles(folder, 3)) {
            CountDownLatch underWay = new CountDownLatch(1);
            night.sandbox.order(Fault.slow(Call.UPLOAD, Duration.ofSeconds(50)).on("Recap 2"));
            night.sandbox.whenStruck(fault -> underWay.countDown());
            Child child = night.start();
            assertThat(underWay.await(60, TimeUnit.SECONDS)).as(child.output()).isTrue();
            child.signal("TERM");
            child.exits(3);
            assertThat(child.output())
                    .contains("\"Recap 2\": Recap-2.mp4: upload aborted; the next run starts it again");
            night.comesToItsEnd();
        }
    }

    private static List<Path> uploadFiles(KillNight night) throws IOException {
        try (Stream<Path> files = Files.list(night.kept("uploads"))) {
            return files.toList();
        }
    }
}
