package io.nightcut.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import io.nightcut.text.NastyTexts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One way out for the log: whatever is logged, by whomever, is one line that begins with its time. */
class LogLinesTest {

    private final LoggerContext logback = new LoggerContext();
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final Logger log = logback.getLogger("of.somebody");

    static Stream<String> texts() {
        return NastyTexts.stream();
    }

    /** With the words for messages and stack traces that patterns of users may have. */
    @BeforeEach
    void start() {
        logback.setMDCAdapter(new LogbackMDCAdapter());
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(logback);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern("%d{yyyy} %-5p %m %msg%n%ex");
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(logback);
        appender.setEncoder(encoder);
        appender.setOutputStream(file);
        appender.start();
        Logger root = logback.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        LogLines.clean(root);
    }

    @AfterEach
    void stop() {
        logback.stop();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextIsOneLineAndNoneOfAStackTraceCanBeTakenForAnEvent(String text) {
        log.info("\"{}\": {}", text, text, new IllegalStateException(text, new RuntimeException(text)));

        String written = file.toString(StandardCharsets.UTF_8);
        assertThat(NastyTexts.harmfulIn(written, "\t" + System.lineSeparator())).isEmpty();
        assertThat(written.lines().skip(1)).as(written).isNotEmpty().allMatch(line -> line.startsWith(" "));
    }

    @Test
    void aSecretIsNotLoggedWhoeverLogsIt() {
        log.info("Authorization: Bearer dx_bearer_1a:dx_secret_2b", new IllegalStateException("?sig=abc&token=s3cret"));

        assertThat(file.toString(StandardCharsets.UTF_8))
                .contains("Bearer dx_bearer_…")
                .doesNotContain("1a", "2b", "s3cret");
    }
}
