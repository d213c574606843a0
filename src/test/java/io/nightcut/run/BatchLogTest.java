package io.nightcut.run;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** By the messages that Spring Batch 6.0 logs. */
class BatchLogTest {

    private final Logger step = (Logger) LoggerFactory.getLogger("org.springframework.batch.core.step.AbstractStep");
    private final Logger other = (Logger) LoggerFactory.getLogger("io.nightcut.run.BatchLogTest");
    private final Level levelBefore = step.getLevel();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        new BatchLog();
        logged.start();
        step.setLevel(Level.ERROR);
        for (Logger each : List.of(step, other)) {
            each.addAppender(logged);
            each.setAdditive(false);
        }
    }

    @AfterEach
    void stop() {
        step.setLevel(levelBefore);
        for (Logger each : List.of(step, other)) {
            each.detachAppender(logged);
            each.setAdditive(true);
        }
    }

    @Test
    void aStepThatFailedIsReportedByTheRunAndNotByBatch() {
        step.error("Encountered an error executing step readManifest in job nightcut", new IllegalStateException());
        assertThat(logged.list).isEmpty();
    }

    @Test
    void aStateThatCannotBeWrittenIsReportedByTheRunAndNotByBatch() {
        step.error(
                "Encountered an error saving batch meta data for step importMedia in job nightcut.",
                new IllegalStateException(new SQLException("disk full")));
        assertThat(logged.list).isEmpty();
    }

    /** Batch tells nobody else of it. */
    @Test
    void aListenerThatFailedIsLoggedByBatch() {
        step.error("Exception in afterStep callback in step readManifest in job nightcut", new IllegalStateException());
        assertThat(logged.list).hasSize(1);
    }

    @Test
    void othersMayLogTheSame() {
        other.error("Encountered an error executing step x", new SQLException("disk full"));
        assertThat(logged.list).hasSize(1);
    }
}
