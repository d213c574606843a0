package io.nightcut.cli.start;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.pattern.DynamicConverter;
import io.nightcut.text.Redacted;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every event of the log is one line, and a stack trace lines that begin with a blank: messages and exceptions are
 * {@link Redacted#line redacted and escaped} as they are written, whoever logs them.
 */
final class LogLines {

    /** As patterns call them; Spring Boot's own for stack traces is {@code wEx}. */
    private static final List<String> MESSAGES = List.of("m", "msg", "message");

    private static final List<String> THROWABLES = List.of(
            "ex", "exception", "throwable", "rEx", "rootException", "xEx", "xException", "xThrowable", "wEx", "wex");

    /** A setting of ours, which a command gives for itself. */
    static final String TO_STANDARD_ERROR = "terminal.log-to-standard-error";

    private LogLines() {}

    /** To be called when the log has been set up for this start. */
    static void clean() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            clean(logback.getLogger(Logger.ROOT_LOGGER_NAME));
        }
    }

    /** From now on, since standard output is for what the command prints. */
    static void toStandardError() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.getLogger(Logger.ROOT_LOGGER_NAME)
                    .iteratorForAppenders()
                    .forEachRemaining(LogLines::toStandardError);
        }
    }

    private static void toStandardError(Appender<ILoggingEvent> appender) {
        if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
            console.stop();
            console.setTarget("System.err");
            console.start();
        }
    }

    static void clean(ch.qos.logback.classic.Logger root) {
        root.iteratorForAppenders().forEachRemaining(LogLines::clean);
    }

    @SuppressWarnings("rawtypes") // As the layout has it.
    static void clean(Appender<ILoggingEvent> appender) {
        if (appender instanceof OutputStreamAppender<ILoggingEvent> stream
                && stream.getEncoder() instanceof PatternLayoutEncoder encoder
                && encoder.getLayout() instanceof PatternLayout layout) {
            Map<String, Supplier<DynamicConverter>> converters = layout.getInstanceConverterMap();
            MESSAGES.forEach(word -> converters.put(word, Message::new));
            THROWABLES.forEach(word -> converters.put(word, Trace::new));
            layout.stop();
            layout.start();
        }
    }

    /** The message in one line. */
    static final class Message extends MessageConverter {
        @Override
        public String convert(ILoggingEvent event) {
            return Redacted.line(super.convert(event));
        }
    }

    /** The stack trace, of which no line can be taken for an event. */
    static final class Trace extends ThrowableProxyConverter {
        @Override
        public String convert(ILoggingEvent event) {
            return super.convert(event)
                    .lines()
                    .map(line -> " " + Redacted.line(line) + System.lineSeparator())
                    .collect(Collectors.joining());
        }
    }
}
