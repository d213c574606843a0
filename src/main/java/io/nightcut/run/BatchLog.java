package io.nightcut.run;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps Spring Batch from logging, with a stack trace, what {@link RunLauncher} reports when the run ends: a step that
 * failed, be it for a manifest that cannot be read, and a state that cannot be written. Its other errors stay, above all
 * failures of listeners, which it only logs.
 */
@Configuration(proxyBeanMethods = false)
class BatchLog {

    private static final String BATCH = "org.springframework.batch.";
    private static final String[] STEP_FAILED = {
        "Encountered an error executing step",
        "Encountered an error saving batch meta data",
        "Chunk write failed",
        "Rolling back chunk transaction"
    };
    private static final TurboFilter FILTER = new ReportedByTheRun();

    BatchLog() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.getTurboFilterList().addIfAbsent(FILTER);
        }
    }

    private static final class ReportedByTheRun extends TurboFilter {

        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger logger,
                Level level,
                @Nullable String message,
                Object @Nullable [] parameters,
                @Nullable Throwable failure) {
            return message != null
                            && logger.getName().startsWith(BATCH)
                            && (Stream.of(STEP_FAILED).anyMatch(message::startsWith)
                                    || ExceptionUtils.indexOfType(failure, SQLException.class) >= 0)
                    ? FilterReply.DENY
                    : FilterReply.NEUTRAL;
        }
    }
}
