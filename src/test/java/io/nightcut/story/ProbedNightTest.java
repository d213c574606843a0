package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.probe.MediaServer;
import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.JobType;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code --probe}: the servers of the media are asked before Descript is. */
class ProbedNightTest extends NightFixture {

    private final MediaServer media = new MediaServer()
            .video("/good.mp4", 300_000_000)
            .video("/demo.mp4", 150_000_000)
            .video("/large.mp4", 1_000_000_000);

    @AfterEach
    void closeMedia() {
        media.close();
    }

    @Test
    void whatAServerDoesNotGiveIsNotSentAndTheOthersAreEdited() {
        Path manifest = manifest(
                "Good," + media.url("/good.mp4?sig=s1gnature"),
                "Gone," + media.url("/gone.mp4?sig=s1gnature"),
                "Large," + media.url("/large.mp4"),
                "Typo,nowhere",
                "Demo," + media.url("/demo.mp4"));
        Ended night = nightcut.run(manifest, "--probe");

        assertThat(night.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.statuses()).containsExactly("edited", "import_failed", "edited", "invalid", "edited");
        assertThat(night.of("Gone").message())
                .isEqualTo(
                        "the server 127.0.0.1 answered 404: the file does not exist. Correct the link, then run again");
        assertThat(night.lines(
                        "\"Large\": the file has 1000000000 bytes, and Descript's guide asks for files under 1 GB"))
                .hasSize(1);
        assertThat(sandbox.bill().charges()).extracting(Bill.Charge::project).containsOnly("Good", "Large", "Demo");
        assertThat(night.lines("Probe: asking the media servers for 4 files")).hasSize(1);
        assertThat(night.lines("Probe: 3 of 4 files can be downloaded, 1.45 GB in total; size unknown for 1"))
                .hasSize(1);
        assertThat(night.lines("\"Gone\": import not sent: the server 127.0.0.1 answered 404"))
                .hasSize(1);
        assertThat(night.said()).doesNotContain("s1gnature");
    }

    @Test
    void theNextRunAsksAgainForWhatIsNotDoneAndWhetherTheRestHasChanged() {
        Path manifest = manifest("Good," + media.url("/good.mp4"), "Gone," + media.url("/gone.mp4"));
        nightcut.run(manifest, "--probe");
        media.video("/gone.mp4", 5_000_000);
        int asked = media.requests().size();
        Ended night = nightcut.run(manifest, "--probe");

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(night.statuses()).containsExactly("edited", "edited");
        assertThat(media.requests().subList(asked, media.requests().size()))
                .extracting(MediaServer.Request::target)
                .containsExactlyInAnyOrder("/gone.mp4", "/gone.mp4", "/good.mp4", "/good.mp4");
        assertThat(sandbox.bill().paidTwice()).isEmpty();
        assertThat(sandbox.bill().imports()).isEqualTo(2);
    }

    @Test
    void aRunThatIsNotAskedToProbeAsksNoServer() {
        Ended night = nightcut.run(manifest("Good," + media.url("/good.mp4")));

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(night.out()).doesNotContain("Probe:");
        assertThat(media.requests()).isEmpty();
    }

    /** The deadline passes while a server hangs that is given ten minutes to answer. */
    @Test
    void aRunThatMaySubmitNoMoreEndsItsProbing() {
        CountDownLatch never = new CountDownLatch(1);
        media.on("/hangs.mp4", exchange -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        String until = LocalTime.now().plusSeconds(8).withNano(0).toString();
        Ended night = nightcut.with("nightcut.probe.timeout", "10m")
                .run(manifest("Hangs," + media.url("/hangs.mp4")), "--probe", "--until", until);

        assertThat(night.exitCode()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.statuses()).containsExactly("waiting");
        assertThat(sandbox.bill().charges()).isEmpty();
        never.countDown();
    }

    @Test
    void checkShowsATableOfWhatIsWrongAndTheTotalAndSendsNothingToDescript() {
        media.on("/moved.mp4", exchange -> {
            exchange.getResponseHeaders().set("Location", "/demo.mp4?sig=s1gnature");
            exchange.sendResponseHeaders(302, -1);
        });
        media.on("/login.mp4", exchange -> {
            exchange.getResponseHeaders().set("Location", "/login?back=s1gnature");
            exchange.sendResponseHeaders(302, -1);
        });
        media.on("/login", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, -1);
        });
        Ended check = nightcut.command(
                "check",
                manifest(
                        "Good," + media.url("/good.mp4"),
                        "Behind a login," + media.url("/login.mp4"),
                        "Gone," + media.url("/gone.mp4"),
                        "Moved," + media.url("/moved.mp4")),
                "--probe");
        String host = media.url("").substring("http://".length());
        String login = media.url("/login");
        String blank = " ".repeat(login.length());

        assertThat(check.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(check.lines("4 projects: 4 to import, 4 to edit, 0 already done"))
                .hasSize(1);
        assertThat(check.out().lines())
                .containsSubsequence(
                        "Line  Name            Redirected to" + blank.substring("Redirected to".length()) + "  Problem",
                        "   3  Behind a login  " + login
                                + "  the link leads to a web page (text/html) instead of the file: a login, or a page that shows the video. Give a direct link that needs no login, then run again",
                        "   4  Gone            " + blank
                                + "  the server 127.0.0.1 answered 404: the file does not exist. Correct the link, then run again",
                        "Redirected: " + host + " to " + host + " (1)",
                        "Probe: 2 of 4 files can be downloaded, 0.45 GB in total; size unknown for 2");
        assertThat(check.said()).doesNotContain("s1gnature");
        assertThat(callsReceived()).isZero();
    }

    @Test
    void checkAsksForWhatIsStillToBeImportedAlone() {
        nightcut.run(manifest("Good," + media.url("/good.mp4")));
        Ended check = nightcut.command(
                "check", manifest("Good," + media.url("/good.mp4"), "Demo," + media.url("/demo.mp4")), "--probe");

        assertThat(check.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(check.lines("Probe: 1 of 1 files can be downloaded, 0.15 GB in total"))
                .hasSize(1);
        assertThat(media.requests()).extracting(MediaServer.Request::target).containsExactly("/demo.mp4", "/demo.mp4");
    }

    @Test
    void aFileThatChangedBehindItsLinkIsTold() {
        sized(300_000_000);
        Path manifest = manifest("Changed," + media.url("/changed.mp4?sig=s1gnature"));
        nightcut.run(manifest, "--probe");
        assertThat(nightcut.command("check", manifest, "--probe").out()).doesNotContain("has changed since");
        sized(150_000_000);
        Ended check = nightcut.command("check", manifest, "--probe");
        Ended night = nightcut.run(manifest, "--probe");

        assertThat(check.lines("   2  Changed"))
                .singleElement()
                .asString()
                .contains("the file behind the link has changed", "--redo NAME");
        assertThat(check.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(night.lines("\"Changed\": the file behind the link has changed"))
                .hasSize(1);
        assertThat(night.statuses()).containsExactly("edited");
        assertThat(sandbox.bill().charges()).hasSize(2);
    }

    /** A weak tag may be another one for the same file. */
    private void sized(long size) {
        media.on("/changed.mp4", exchange -> {
            exchange.getResponseHeaders().set("ETag", "W/\"%s\"".formatted(System.nanoTime()));
            MediaServer.good(exchange, size);
        });
    }

    @Test
    void oneFileOfSeveralThatIsWrongIsToldByItsName() {
        Path manifest = manifest("Show," + media.url("/good.mp4"), "Show," + media.url("/gone.mp4"));
        Ended check = nightcut.command("check", manifest, "--probe", "--group");
        Ended night = nightcut.run(manifest, "--probe", "--group");

        assertThat(check.lines("   2  Show, gone.mp4  ")).hasSize(1);
        assertThat(night.of("Show").message()).startsWith("gone.mp4: the server 127.0.0.1 answered 404");
        assertThat(sandbox.bill().of(JobType.IMPORT)).isEmpty();
    }
}
