package io.nightcut.cli.start;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusManager;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import io.nightcut.file.OwnFolder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/**
 * The log of all runs in the home, beside what each writes to standard output: one file, and a few older ones. Only its
 * owner can read them. A log that cannot be written holds up no night.
 */
public final class LogFile {

    private static final String NAME = "logFile";
    private static final String MEGABYTES = "10MB";
    private static final int OLDER_FILES = 4;
    private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ssxxx} %-5p %m%n%ex";

    private LogFile() {}

    /** From now on the log goes to this file too. To be called when the log has been set up for this start. */
    public static void begin(Path file) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            Logger root = logback.getLogger(Logger.ROOT_LOGGER_NAME);
            try {
                OwnFolder.create(Objects.requireNonNull(file.getParent()));
                OwnFolder.reserve(file);
            } catch (IOException e) {
                logback.getLogger(LogFile.class)
                        .warn("No log file, only this output: cannot write {} ({})", file, e.toString());
                return;
            }
            RollingFileAppender<ILoggingEvent> appender = appender(logback, file);
            tellFailureOnce(logback, file);
            root.addAppender(appender);
        }
    }

    /** Instead of Logback's own way, which is a stack trace on standard error for each line. */
    private static void tellFailureOnce(LoggerContext logback, Path file) {
        StatusManager statuses = logback.getStatusManager();
        statuses.getCopyOfStatusListenerList().forEach(statuses::remove);
        AtomicBoolean isTold = new AtomicBoolean();
        statuses.add(status -> {
            if (status.getLevel() == Status.ERROR && !isTold.getAndSet(true)) {
                logback.getLogger(LogFile.class)
                        .warn(
                                "Cannot write the log file {} ({}); this output is complete",
                                file,
                                status.getThrowable() == null
                                        ? status.getMessage()
                                        : status.getThrowable().getMessage());
            }
        });
    }

    /** A last line, which has been told on standard error. */
    public static void tell(String line) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback
                && logback.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(NAME)
                        instanceof RollingFileAppender<ILoggingEvent> file) {
            file.doAppend(new ch.qos.logback.classic.spi.LoggingEvent(
                    LogFile.class.getName(), logback.getLogger(LogFile.class), Level.ERROR, line, null, null));
        }
    }

    /** The command has ended. */
    public static void end() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            Logger root = logback.getLogger(Logger.ROOT_LOGGER_NAME);
            if (root.getAppender(NAME) instanceof RollingFileAppender<ILoggingEvent> file) {
                root.detachAppender(file);
                file.stop();
            }
        }
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext logback, Path file) {
        RollingFileAppender<ILoggingEvent> appender = new OwnersFile();
        appender.setContext(logback);
        appender.setName(NAME);
        appender.setFile(file.toString());
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(logback);
        encoder.setPattern(PATTERN);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        appender.setEncoder(encoder);
        FixedWindowRollingPolicy older = new FixedWindowRollingPolicy();
        older.setContext(logback);
        older.setParent(appender);
        // Percent signs would be taken for placeholders.
        older.setFileNamePattern(file.resolveSibling("nightcut.").toString().replace("%", "\\%") + "%i.log");
        older.setMinIndex(1);
        older.setMaxIndex(OLDER_FILES);
        older.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(logback);
        // By default the size is looked at once a minute, in which a file can grow without bound.
        size.setCheckIncrement(Duration.buildByMilliseconds(0));
        size.setMaxFileSize(FileSize.valueOf(MEGABYTES));
        size.start();
        appender.setRollingPolicy(older);
        appender.setTriggeringPolicy(size);
        LogLines.clean(appender);
        appender.start();
        return appender;
    }

    /** Logback would create it for everybody to read. */
    private static final class OwnersFile extends RollingFileAppender<ILoggingEvent> {
        @Override
        public void openFile(String name) throws IOException {
            OwnFolder.reserve(new File(name).toPath());
            super.openFile(name);
        }
    }
}
