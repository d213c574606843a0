package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSettings;
import io.nightcut.sandbox.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an answer of each kind does to the project, the run and the money, as {@code src/docs/answers.md} says: once, for
 * a whole run, and in the run after it.
 */
@Timeout(120)
class AnswersTest {

    private static final double SPEED = 600;
    private static final String PROJECT = "Recap";
    private static final List<String> seen = new ArrayList<>();

    @TempDir
    Path folder;

    /** For each call and each kind that its answers count as, the first such answer. */
    static Stream<Arguments> kinds() {
        List<Arguments> kinds = new ArrayList<>();
        for (int i = 0; i < AnswerKindsTest.CALLS.size(); i++) {
            List<String> found = new ArrayList<>();
            for (OddAnswer answer : OddAnswer.values()) {
                String kind = kind(answer, i);
                if (!kind.equals("good") && !found.contains(kind)) {
                    found.add(kind);
                    kinds.add(Arguments.of(AnswerKindsTest.CALLS.get(i), kind, answer));
                }
            }
        }
        return kinds.stream();
    }

    private static String kind(OddAnswer answer, int call) {
        return AnswersDocument.rows(AnswersDocument.KINDS).stream()
                .map(AnswersDocument::cells)
                .filter(cells -> cells.get(0).equals(answer.words))
                .map(cells -> cells.get(call + 1))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Arguments> kindsOfPosts() {
        return kinds().filter(each -> Call.posts().contains(each.get()[0]));
    }

    static Stream<Arguments> kindsOfReads() {
        return kinds().filter(each -> !Call.posts().contains(each.get()[0]));
    }

    @ParameterizedTest
    @Tag("long")
    @MethodSource("kindsOfReads")
    void anAnswerToAReadDoesWhatTheDocumentSays(Call call, String kind, OddAnswer answer) throws IOException {
        anAnswerOfThisKindDoesWhatTheDocumentSays(call, kind, answer);
    }

    @ParameterizedTest
    @MethodSource("kindsOfPosts")
    void anAnswerOfThisKindDoesWhatTheDocumentSays(Call call, String kind, OddAnswer answer) throws IOException {
        List<String> cells = new ArrayList<>(List.of(kind, answer.words));
        try (Night night = new Night(folder.resolve("once"), call)) {
            cells.add(night.runWith(answer.to(call)));
        }
        try (Night night = new Night(folder.resolve("always"), call)) {
            cells.add(night.runWith(answer.to(call).always()));
            night.sandbox.clearFaults();
            cells.add(night.run());
        }
        String row = AnswersDocument.row(cells);
        seen.add(call + " " + row);
        assertThat(AnswersDocument.rows(AnswersDocument.heading(call))).contains(row);
    }

    @Test
    void theDocumentHasEveryKindOfEveryCallAndNoOther() {
        for (Call call : AnswerKindsTest.CALLS) {
            assertThat(AnswersDocument.rows(AnswersDocument.heading(call)))
                    .extracting(row -> AnswersDocument.cells(row).get(0))
                    .containsExactly(kinds().filter(each -> each.get()[0] == call)
                            .map(each -> each.get()[1])
                            .toArray(String[]::new));
        }
    }

    @AfterAll
    static void write() throws IOException {
        AnswersDocument.write("answers.md", seen);
    }

    /** The circumstances in which a run makes a call. */
    private static final class Night implements AutoCloseable {

        private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

        private static final Pattern LAST_OF_AN_OUTAGE = Pattern.compile("(has not answered for 1 s) \\([^|]*?\\)\\.");

        /** A POST that is repeated as long as the run lasts is so as often as the machine allows. */
        private static final int COUNTED = 9;

        /** Jobs are read by the page where several run. */
        private static final int SEVERAL = 4;

        private final Sandbox sandbox;
        private final Nightcut nightcut;
        private final Path manifest;

        Night(Path folder, Call call) throws IOException {
            Files.createDirectories(folder);
            sandbox = Sandbox.start(SandboxSettings.defaults()
                    .withSpeed(SPEED)
                    .withImportTakes(Span.exactly(Duration.ofSeconds(40)))
                    .withEditTakes(Span.exactly(Duration.ofSeconds(30))));
            nightcut = Nightcut.in(folder, sandbox, SPEED)
                    .with("descript.patience", "1s")
                    .with("descript.longest-hold", "2s");
            Files.writeString(folder.resolve("recap.mp4"), "ID3 bytes");
            String medium = call == Call.UPLOAD ? "recap.mp4" : "https://media.example.com/recap.mp4";
            Stream<String> names = call == Call.JOBS
                    ? IntStream.range(0, SEVERAL).mapToObj(i -> i == 0 ? PROJECT : PROJECT + i)
                    : Stream.of(PROJECT);
            manifest = Files.write(
                    folder.resolve("night.csv"),
                    Stream.concat(Stream.of("name,url"), names.map(name -> name + "," + medium))
                            .toList());
            if (call == Call.PROJECTS) {
                sandbox.order(Fault.emptyResponse(Call.IMPORT).afterTheEffect());
            }
            if (call == Call.PROJECT) {
                sandbox.order(Fault.fate(Call.AGENT, Fate.ERROR));
                nightcut.run(manifest); // A project is read before its edit is repeated.
            }
        }

        String runWith(Fault fault) {
            sandbox.order(fault);
            int struck = sandbox.strikes().size();
            String end = run();
            assertThat(sandbox.strikes().size()).as("strikes of " + fault).isGreaterThan(struck);
            return end;
        }

        /** Exit code, status, the POSTs of imports and edits that reached Descript so far, and what the row says. */
        String run() {
            Ended run = nightcut.run(manifest);
            Bill bill = sandbox.bill();
            boolean isAgainAfterAFailure = bill.calls().containsKey(Call.PROJECT);
            assertThat(bill.paidTwice()).hasSize(isAgainAfterAFailure && bill.edits() > 1 ? 1 : 0);
            ResultLine row = run.results().isEmpty() ? null : run.of(PROJECT);
            String words = row == null ? run.err() : row.message();
            return "%d, %s%s%s"
                    .formatted(
                            run.exitCode(),
                            row == null ? "no results" : row.status(),
                            run.results().size() > 1
                                    ? ""
                                    : ", sent %s+%s, paid %d+%d"
                                            .formatted(
                                                    count(Call.IMPORT),
                                                    count(Call.AGENT),
                                                    bill.imports(),
                                                    bill.edits()),
                            words.isEmpty() ? "" : ": " + withoutWhatVaries(words.strip()));
        }

        /** Ids, and which of the last calls of an outage is the one that is named. */
        private static String withoutWhatVaries(String words) {
            String same = ID.matcher(words).replaceAll("ID");
            return LAST_OF_AN_OUTAGE.matcher(same).replaceAll("$1 (…).").replace("|", "\\|");
        }

        private String count(Call call) {
            int received = sandbox.bill().received(call);
            return received > COUNTED ? "many" : String.valueOf(received);
        }

        @Override
        public void close() {
            sandbox.close();
        }
    }
}
