package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Local files: announced to Descript, uploaded, and then as all others. */
class LocalFilesTest extends NightFixture {

    private static final String NEXT_MOVE = "delete project %s in Descript, then: nightcut resolve \"Recap\" --again";

    @Test
    void aFileOfThisMachineIsUploadedAndEditedOnce() {
        video("videos/recap 1.mov", "ID3 bytes");
        Path manifest = manifest("Recap,videos/recap 1.mov", "Demo," + url("demo"));
        Ended night = nightcut.run(manifest);

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(night.statuses()).containsExactly("edited", "edited");
        assertThat(importOf("Recap").request().toString())
                .contains("\"add_media\":{\"recap 1.mov\":{\"content_type\":\"video/quicktime\",\"file_size\":9}}")
                .contains("\"clips\":[{\"media\":\"recap 1.mov\"}]");
        assertThat(night.lines("\"Recap\": recap 1.mov: uploading (less than 1 MB)"))
                .hasSize(1);
        assertThat(night.lines("\"Recap\": recap 1.mov uploaded")).hasSize(1);
        assertThat(uploadFiles()).as("nothing is kept").isEmpty();

        Ended again = nightcut.run(manifest);
        assertThat(again.statuses()).containsExactly("edited", "edited");
        assertThat(sandbox.bill().charges()).hasSize(4);
        assertThat(sandbox.bill().received(Call.UPLOAD)).isEqualTo(1);
    }

    @Test
    void noMoreIsSubmittedThanCanFollowAndLinksDoNotWaitForFiles() {
        List<String> files =
                IntStream.rangeClosed(1, 9).mapToObj(number -> "File " + number).toList();
        files.forEach(name -> video(name + ".mp4", "ID3" + name));
        sandbox.order(Fault.error(Call.UPLOAD, 503, "Not now").times(40));
        Ended night = nightcut.with("nightcut.upload.retry", "20ms")
                .run(manifest(Stream.concat(
                                files.stream().map(name -> name + "," + name + ".mp4"),
                                Stream.of("Link," + url("link")))
                        .toArray(String[]::new)));

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(night.statuses()).hasSize(10).containsOnly("edited");
        assertThat(sandbox.bill().paidTwice()).isEmpty();
        assertThat(sandbox.bill().of(JobType.IMPORT).map(Bill.Charge::project).toList())
                .as("four are submitted ahead, so that the link comes fifth at the latest")
                .hasSize(10)
                .satisfies(order -> assertThat(order.indexOf("Link")).isLessThan(5));
    }

    @Test
    void anUploadThatFailsIsTriedAgain() {
        video("recap.mp4", "ID3 bytes");
        sandbox.order(Fault.error(Call.UPLOAD, 503, "Not now").times(2));
        sandbox.order(Fault.connectionReset(Call.UPLOAD));
        sandbox.order(Fault.error(Call.UPLOAD, 400, "Too slow"));
        Ended night = nightcut.run(manifest("Recap,recap.mp4"));

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().charges()).hasSize(2);
        assertThat(sandbox.bill().received(Call.UPLOAD)).isEqualTo(5);
        assertThat(night.lines("\"Recap\": recap.mp4 not uploaded: the upload server answered 503. Trying again in"))
                .hasSize(2);
    }

    @Test
    void anUploadWhoseAnswerIsLostIsKnownByItsJob() {
        video("recap.mp4", "ID3 bytes");
        sandbox.order(Fault.emptyResponse(Call.UPLOAD).afterTheEffect());
        Ended night = nightcut.run(manifest("Recap,recap.mp4"));

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(night.lines("The file may have arrived already; its import job will show"))
                .hasSize(1);
        assertThat(sandbox.bill().charges()).hasSize(2);
    }

    @Test
    void aFileThatIsNotThereIsToldAndNothingIsSentUntilItIs() {
        Path manifest = manifest("Recap,recap.mp4");
        Ended night = nightcut.run(manifest);

        assertThat(night.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.statuses()).containsExactly("import_failed");
        assertThat(night.of("Recap").message())
                .isEqualTo(
                        "local file %s: it was not found in a folder that local files may come from. Put the file into the manifest's folder, or add its folder to nightcut.media.local-from, then run again"
                                .formatted(folder.resolve("recap.mp4")));
        assertThat(sandbox.bill().received(Call.IMPORT)).isZero();

        video("recap.mp4", "ID3 bytes");
        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().charges()).hasSize(2);
    }

    @Test
    void aFileOutsideTheManifestsFolderIsNotUploadedAndNobodyLearnsWhetherItIsThere(@TempDir Path elsewhere)
            throws IOException {
        Path board = Files.writeString(elsewhere.resolve("board.mp4"), "ID3 bytes");
        Files.createSymbolicLink(folder.resolve("link.mp4"), board);
        file("text.mp4", "name,url");
        String[] lines = {"There," + board, "Gone," + elsewhere.resolve("gone.mp4"), "Linked,link.mp4", "Text,text.mp4"
        };
        Ended night = nightcut.run(manifest(lines));

        assertThat(night.statuses()).hasSize(4).containsOnly("import_failed");
        assertThat(night.of("There").message().replace("board", "gone"))
                .isEqualTo(night.of("Gone").message());
        assertThat(night.of("Linked").message()).contains("it was not found in a folder");
        assertThat(night.of("Text").message()).contains("is not a video or audio file");
        assertThat(sandbox.bill().received(Call.IMPORT)).isZero();

        Ended allowed = nightcut.with("nightcut.media.local-from", "/nowhere," + elsewhere)
                .run(manifest(lines));
        assertThat(allowed.statuses()).containsExactly("edited", "import_failed", "edited", "import_failed");
    }

    @Test
    void aProjectThatIsDoneStaysDoneWithoutItsFile() throws IOException {
        Path file = video("recap.mp4", "ID3 bytes");
        Path manifest = manifest("Recap,recap.mp4");
        nightcut.run(manifest);
        Files.delete(file);
        Ended night = nightcut.run(manifest);

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(night.statuses()).containsExactly("edited");
    }

    @Test
    void aFileThatHasGrownSinceTheManifestWasReadIsAnnouncedAsItIs() {
        video("recap.mp4", "ID3 bytes");
        sandbox.order(Fault.slow(Call.IMPORT, Duration.ofMillis(300)).on("First"));
        sandbox.whenStruck(fault -> video("recap.mp4", "ID3 bytes and more"));
        Ended night = nightcut.run(manifest("First," + url("first"), "Recap,recap.mp4"));

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(importOf("Recap").request().toString()).contains("\"file_size\":18");
    }

    @Test
    void aFileThatChangesAfterItWasAnnouncedIsForAPerson() {
        video("recap.mp4", "ID3 bytes");
        sandbox.order(Fault.slow(Call.IMPORT, Duration.ofMillis(300)));
        sandbox.whenStruck(fault -> video("recap.mp4", "ID3 bytes 2"));
        Ended night = nightcut.run(manifest("Recap,recap.mp4"));

        assertIsUnknown(night)
                .startsWith("its file %s has 11 bytes, but had 9 when it was announced to Descript. Job "
                        .formatted(folder.resolve("recap.mp4")));
        assertThat(sandbox.bill().received(Call.UPLOAD)).isZero();
    }

    @Test
    void aLinkThatTakesAFilesPlaceAfterItWasAnnouncedIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        Path board = Files.writeString(elsewhere.resolve("board.mp4"), "ID3 board");
        Path file = video("recap.mp4", "ID3 bytes");
        sandbox.order(Fault.slow(Call.IMPORT, Duration.ofMillis(300)));
        sandbox.whenStruck(fault -> {
            delete(file);
            link(file, board);
        });
        Ended night = nightcut.run(manifest("Recap,recap.mp4"));

        assertIsUnknown(night).startsWith("its file %s is gone. Job ".formatted(file));
        assertThat(sandbox.bill().received(Call.UPLOAD)).isZero();
    }

    @Test
    void aFileThatVanishesAfterItWasAnnouncedIsForAPerson() {
        Path file = video("recap.mp4", "ID3 bytes");
        sandbox.order(Fault.slow(Call.IMPORT, Duration.ofMillis(300)));
        sandbox.whenStruck(fault -> delete(file));
        Ended night = nightcut.run(manifest("Recap,recap.mp4"));

        assertIsUnknown(night).startsWith("its file %s is gone. Job ".formatted(file));
    }

    @Test
    @InAFile
    void anAddressThatWasLostWithItsAnswerIsForAPersonAndIsPaidAgainOnlyByDecision() {
        video("recap.mp4", "ID3 bytes");
        Path manifest = manifest("Recap,recap.mp4");
        sandbox.order(Fault.emptyResponse(Call.IMPORT).afterTheEffect());
        Ended night = nightcut.run(manifest);

        assertIsUnknown(night).startsWith("its upload address is lost. Job ");
        assertThat(nightcut.run(manifest).statuses()).containsExactly("unknown");
        assertThat(sandbox.bill().charges()).hasSize(1);

        assertThat(nightcut.say("resolve", "Recap", "--again").exitCode()).isEqualTo(ExitCode.REFUSED);
        sandbox.personDeletes("Recap");
        assertThat(nightcut.say("resolve", "Recap", "--again").exitCode()).isZero();
        Ended decided = nightcut.run(manifest);
        assertThat(decided.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().importsOf("Recap")).isEqualTo(2);
        assertThat(sandbox.bill().editsOf("Recap")).isEqualTo(1);
    }

    @Test
    void anAddressThatTakesNothingIsForAPerson() {
        video("recap.mp4", "ID3 bytes");
        sandbox.order(Fault.error(Call.UPLOAD, 404, "No such thing").always());
        Ended night = nightcut.run(manifest("Recap,recap.mp4"));

        assertIsUnknown(night)
                .startsWith("recap.mp4 was refused (404): the upload server did not accept the file. Job ");
        assertThat(sandbox.bill().received(Call.UPLOAD)).isEqualTo(1);
    }

    @Test
    void anAddressThatRefusesAgainAndAgainIsForAPerson() {
        video("recap.mp4", "ID3 bytes");
        sandbox.order(Fault.error(Call.UPLOAD, 400, "Bad bytes").always());
        Ended night = nightcut.run(manifest("Recap,recap.mp4"));

        assertIsUnknown(night)
                .startsWith("recap.mp4 was refused (400): the upload server did not accept the file, 3 times. Job ");
        assertThat(sandbox.bill().received(Call.UPLOAD)).isEqualTo(3);
    }

    @Test
    void anAddressThatEndsBeforeTheBytesAreThereIsForAPerson() {
        video("recap.mp4", "ID3 bytes");
        sandbox.order(Fault.error(Call.UPLOAD, 503, "Not now").always());
        Ended night = nightcut.with("nightcut.upload.valid", "3s").run(manifest("Recap,recap.mp4"));

        assertIsUnknown(night).startsWith("the upload address of recap.mp4 expired before the file was complete. Job ");
        assertThat(sandbox.bill().received(Call.UPLOAD)).isGreaterThan(1);
    }

    /** What an unknown project's message says; nothing more was paid for it, and its address is kept no longer. */
    private AbstractStringAssert<?> assertIsUnknown(Ended night) {
        assertThat(night.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.statuses()).containsExactly("unknown");
        assertThat(sandbox.bill().charges()).hasSize(1);
        assertThat(uploadFiles()).isEmpty();
        String message = night.of("Recap").message();
        assertThat(message)
                .contains(
                        "Job %s will never finish: ".formatted(importOf("Recap").jobId()))
                .endsWith(NEXT_MOVE.formatted(importOf("Recap").projectId()));
        return assertThat(message);
    }

    private Bill.Charge importOf(String project) {
        return sandbox.bill()
                .of(JobType.IMPORT)
                .filter(charge -> charge.project().equals(project))
                .findFirst()
                .orElseThrow();
    }

    private List<Path> uploadFiles() {
        if (Files.notExists(nightcut.kept("uploads"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(nightcut.kept("uploads"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path video(String path, String bytes) {
        try {
            Files.createDirectories(folder.resolve(path).getParent());
            return file(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path link, Path target) {
        try {
            Files.createSymbolicLink(link, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
