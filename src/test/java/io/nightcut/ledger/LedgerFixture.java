package io.nightcut.ledger;

import static io.nightcut.ledger.model.Stage.IMPORT;

import io.nightcut.NightcutApplication;
import io.nightcut.ledger.manifest.Line;
import io.nightcut.ledger.manifest.Manifests;
import io.nightcut.ledger.model.Instruction;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.ProjectKeys;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Reservation;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import io.nightcut.ledger.model.TeamAccess;
import io.nightcut.manifest.ProjectRecognition;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A ledger in a file, by the URL that ships. */
public abstract class LedgerFixture {

    @TempDir
    protected static Path folder;

    private static ConfigurableApplicationContext context;
    protected static Ledger ledger;
    protected static RunPreparation preparation;
    protected static LedgerQueries view;
    protected static StatusQueries standings;
    protected static Manifests manifests;
    protected static ProjectRecognition recognition;
    protected static JdbcClient jdbc;

    @BeforeAll
    protected static void open() {
        context = NightcutApplication.application()
                .run("--nightcut.state=" + folder.resolve("nightcut"), "--descript.token=none");
        ledger = context.getBean(Ledger.class);
        preparation = context.getBean(RunPreparation.class);
        view = context.getBean(LedgerQueries.class);
        standings = context.getBean(StatusQueries.class);
        manifests = context.getBean(Manifests.class);
        recognition = context.getBean(ProjectRecognition.class);
        jdbc = context.getBean(JdbcClient.class);
    }

    protected static <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @AfterAll
    protected static void close() {
        context.close();
    }

    @BeforeEach
    void forgetAll() {
        for (String table :
                List.of("attempt", "claim", "submission", "project_alias", "line", "manifest", "media", "project")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    protected static void read(String manifest, Project... projects) {
        long reading = manifests.begin();
        manifests.record(reading, lines(projects));
        manifests.finish(manifest, reading, "digest");
    }

    protected static List<Line> lines(Project... projects) {
        return IntStream.range(0, projects.length)
                .mapToObj(i -> new Line(i + 2, projects[i].name(), projects[i], null))
                .toList();
    }

    /** Brings a waiting import to a state, the way that the program does. */
    protected static void bring(String key, SubmissionState state, String job) {
        if (state == SubmissionState.WAITING) {
            return;
        }
        ledger.sending(key, IMPORT, Reservation.NONE);
        switch (state) {
            case RUNNING, DONE, FAILED -> ledger.running(key, IMPORT, job(job));
            case UNKNOWN -> ledger.undecided(key, IMPORT, "who knows");
            case WAITING, SENDING -> {}
        }
        if (state == SubmissionState.DONE) {
            ledger.settled(key, IMPORT, done());
        } else if (state == SubmissionState.FAILED) {
            ledger.settled(key, IMPORT, Outcome.without(state, "stopped", true, "no video"));
        }
    }

    protected static Submission importOf(String key) {
        return view.submission(key, IMPORT).orElseThrow();
    }

    protected static RemoteJob job(String id) {
        return new RemoteJob(id, "project of " + id, "https://web.descript.com/" + id);
    }

    protected static Outcome done() {
        return new Outcome(
                SubmissionState.DONE, "stopped", false, "c", BigDecimal.valueOf(520), null, null, null, null, null);
    }

    protected static Project project(String key) {
        return project(key, "https://media.example.com/" + key + ".mp4", "shorter");
    }

    protected static Project project(String key, String url, String prompt) {
        return new Project(
                key,
                new ProjectKeys(key, key, "media of " + key),
                "name of " + key,
                List.of(new Media("v.mp4", url, null)),
                new Instruction(prompt, ""),
                "Nightcut",
                TeamAccess.EDIT);
    }
}
