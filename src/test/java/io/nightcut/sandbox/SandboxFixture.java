package io.nightcut.sandbox;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A sandbox whose imports take 100 s and whose edits take 60 s, and whose clock only the test moves. */
abstract class SandboxFixture {

    final HandClock clock = new HandClock();
    Sandbox sandbox;
    Caller caller;

    SandboxSettings settings() {
        return SandboxSettings.defaults()
                .withImportTakes(Span.exactly(Duration.ofSeconds(100)))
                .withEditTakes(Span.exactly(Duration.ofSeconds(60)));
    }

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(settings(), clock);
        caller = new Caller(sandbox);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    /** The id of a project whose import is done. */
    String imported(String name) {
        String project = caller.importMedia(name).text("project_id");
        clock.passSeconds(100);
        return project;
    }
}
