package io.nightcut.cli;

import io.nightcut.NightcutApplication;
import io.nightcut.cli.format.FormatOption;
import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.ledger.StateErrors;
import io.nightcut.run.StateLock;
import io.nightcut.run.Terminal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the application for a command. Wrong settings, and a state that another nightcut is using, end the command there.
 *
 * @param settings of the command line, each {@code --name=value}
 * @param variables beside those of the environment
 */
record CommandContext(List<String> settings, Map<String, ?> variables) {

    private static final Logger log = LoggerFactory.getLogger(CommandContext.class);
    private static final long MEGABYTE = 1 << 20;

    /** The same with one more setting. */
    CommandContext with(String name, String value) {
        return new CommandContext(
                Stream.concat(settings.stream(), Stream.of("--" + name + "=" + value))
                        .toList(),
                variables);
    }

    /** The same, in which lines of the same name are one project if that is asked for. */
    CommandContext grouping(boolean group) {
        return group ? with("nightcut.manifest.same-name", "one-project") : this;
    }

    /** The same, whose log does not go to standard output if a document goes there. */
    CommandContext printing(FormatOption format) {
        return format.isText() ? this : with(LogLines.TO_STANDARD_ERROR, "true");
    }

    ConfigurableApplicationContext start() {
        KnownSettings.check(settings);
        AtomicReference<String> state = new AtomicReference<>("");
        try {
            SpringApplication application = new SpringApplication(NightcutApplication.class);
            application.setLogStartupInfo(false);
            application.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>) event -> {
                LogLines.clean();
                if (event.getEnvironment().containsProperty(LogLines.TO_STANDARD_ERROR)) {
                    LogLines.toStandardError();
                }
                LiteralTexts.keep(event.getEnvironment());
                state.set(event.getEnvironment().getProperty("nightcut.state", ""));
            });
            application.setDefaultProperties(defaults());
            ConfigurableApplicationContext started = application.run(settings.toArray(String[]::new));
            log.debug(
                    "Java {}, heap at most {} MB",
                    Runtime.version(),
                    Runtime.getRuntime().maxMemory() / MEGABYTE);
            // The database is open by now, and with it this process has the lock.
            StateLock.writeOwner(Objects.requireNonNullElse(state.get(), ""));
            return started;
        } catch (RuntimeException e) {
            throw explained(e, Objects.requireNonNullElse(state.get(), ""));
        }
    }

    private Map<String, Object> defaults() {
        Map<String, Object> properties = new HashMap<>(variables);
        properties.put("logging.charset.console", Terminal.charset().name());
        if (Terminal.isInteractive()) {
            properties.put("terminal.live-line", "true");
            properties.put("terminal.line-start", Terminal.ERASE_LINE);
        }
        return properties;
    }

    private static RuntimeException explained(RuntimeException failure, String state) {
        if (StateErrors.isInUse(failure)) {
            return StateLock.inUse(state);
        }
        for (Throwable cause : innermostFirst(failure)) {
            if (cause instanceof InvalidConfigurationPropertyValueException setting) {
                return new NightcutException(
                        ExitCode.REFUSED,
                        "Invalid setting %s=%s: %s. Nothing was sent."
                                .formatted(setting.getName(), setting.getValue(), setting.getReason()));
            }
            if (cause instanceof BindException bind) {
                return new NightcutException(
                        ExitCode.REFUSED,
                        "Invalid setting %s: %s. Nothing was sent."
                                .formatted(
                                        bind.getName(),
                                        ExceptionUtils.getRootCause(bind).getMessage()));
            }
        }
        return failure;
    }

    /** The innermost first: it is the most precise. */
    private static List<Throwable> innermostFirst(Throwable failure) {
        List<Throwable> causes = new ArrayList<>(ExceptionUtils.getThrowableList(failure));
        Collections.reverse(causes);
        return causes;
    }
}
