package io.nightcut.cli.start;

import io.nightcut.NightcutApplication;
import io.nightcut.cli.format.FormatOption;
import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.home.Home;
import io.nightcut.home.ResolvedSettings;
import io.nightcut.home.Settings;
import io.nightcut.home.SettingsCheck;
import io.nightcut.home.SettingsFile;
import io.nightcut.home.StartFolder;
import io.nightcut.run.Terminal;
import io.nightcut.state.StateErrors;
import io.nightcut.state.StateUse;
import io.nightcut.state.file.StateLock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Starts the application for a command. Wrong settings, and a state that another nightcut is using, end the command there.
 *
 * @param settings of the command line, each {@code --name=value}
 * @param variables beside those of the environment
 * @param homeOption what {@code --home} names; null: it is not given
 */
public record CommandContext(List<String> settings, Map<String, ?> variables, Supplier<@Nullable String> homeOption) {

    private static final Logger log = LoggerFactory.getLogger(CommandContext.class);
    private static final long MEGABYTE = 1 << 20;
    private static final String LAZY = "spring.main.lazy-initialization";

    /** Of the shipped file alone: Spring Boot would read what lies in the folder of the start. */
    private static final Map<String, Object> SHIPPED_SETTINGS = Map.of(
            "spring.config.location", "classpath:/application.yml",
            "spring.config.additional-location", "",
            "spring.config.import", "");

    /** The same with one more setting. */
    public CommandContext with(String name, String value) {
        return new CommandContext(
                Stream.concat(settings.stream(), Stream.of("--" + name + "=" + value))
                        .toList(),
                variables,
                homeOption);
    }

    /** The same, in which lines of the same name are one project if that is asked for. */
    public CommandContext grouping(boolean group) {
        return group ? with("nightcut.manifest.same-name", "one-project") : this;
    }

    public Home home() {
        return Home.of(homeOption.get(), variables);
    }

    /** The same, whose log does not go to standard output if a document goes there. */
    public CommandContext printing(FormatOption format) {
        return format.isText() ? this : with(LogLines.TO_STANDARD_ERROR, "true");
    }

    /**
     * For a command that only looks, also while a run works: it creates neither state nor home, and changes nothing. Beyond
     * settings and state, only what it asks for is started.
     */
    public ConfigurableApplicationContext start() {
        return start(home(), StateUse.LOOK);
    }

    /** The same, and whatever a run would start is started: what would end that start ends this one. */
    public ConfigurableApplicationContext startWhole() {
        return with(LAZY, "false").start();
    }

    /** For a command that shows what it would do: whatever it changes is gone when it ends. */
    public ConfigurableApplicationContext startRehearsal() {
        return start(home(), StateUse.REHEARSE);
    }

    /** For a command that changes something in the state, or leaves it to the run that works on it. */
    public ConfigurableApplicationContext startChange() {
        return start(home(), StateUse.CHANGE);
    }

    /** For a command that does not need the state at all, not even to look into it. */
    public ConfigurableApplicationContext startWithoutState() {
        return start(home(), StateUse.NONE);
    }

    /**
     * For a run: state, home and log are created if need be.
     *
     * @param wait for another run that works on the state to end, at most
     */
    public ConfigurableApplicationContext startRun(Duration wait) {
        return with(StateUse.WAIT, wait.toSeconds() + "s").start(home(), StateUse.RUN);
    }

    /** Returns the settings as they hold, or ends the command for what is wrong with them. Nothing else is started. */
    public Settings settingsOnly() {
        return prepared(environment -> {
            check(environment, home());
            return new Settings(environment);
        });
    }

    /** What follows from the environment of a start, which goes no further. */
    <T> T prepared(Function<ConfigurableEnvironment, T> question) {
        AtomicReference<@Nullable T> answer = new AtomicReference<>();
        AtomicReference<@Nullable ConfigurableEnvironment> prepared = new AtomicReference<>();
        try {
            application(home(), StateUse.LOOK, environment -> {
                        prepared.set(environment);
                        answer.set(question.apply(environment));
                        throw new SpringApplication.AbandonedRunException();
                    })
                    .run(arguments());
            throw new IllegalStateException("the start went on");
        } catch (SpringApplication.AbandonedRunException e) {
            return Objects.requireNonNull(answer.get());
        } catch (RuntimeException e) {
            throw explained(e, prepared.get());
        }
    }

    private ConfigurableApplicationContext start(Home home, StateUse use) {
        AtomicReference<@Nullable ConfigurableEnvironment> prepared = new AtomicReference<>();
        try {
            ConfigurableApplicationContext started = application(home, use, environment -> {
                        prepared.set(environment);
                        check(environment, home);
                        if (use == StateUse.RUN) {
                            LogFile.begin(home.logFile());
                        }
                    })
                    .run(arguments());
            log.debug(
                    "Java {}, heap at most {} MB",
                    Runtime.version(),
                    Runtime.getRuntime().maxMemory() / MEGABYTE);
            return started;
        } catch (RuntimeException e) {
            throw explained(e, prepared.get());
        }
    }

    private SpringApplication application(Home home, StateUse use, Consumer<ConfigurableEnvironment> onPrepared) {
        SpringApplication application = NightcutApplication.application();
        application.setEnvironment(environment(home));
        application.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>) event -> {
            LogLines.clean();
            if (event.getEnvironment().containsProperty(LogLines.TO_STANDARD_ERROR)) {
                LogLines.toStandardError();
            }
            LiteralTexts.keep(event.getEnvironment());
            onPrepared.accept(event.getEnvironment());
        });
        application.setDefaultProperties(defaults(use));
        return application;
    }

    private String[] arguments() {
        return settings.toArray(String[]::new);
    }

    /** The settings of the home come before the shipped ones, and after those of the environment. */
    private static ConfigurableEnvironment environment(Home home) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("shippedSettings", SHIPPED_SETTINGS));
        SettingsFile.read(home.settingsFile()).forEach(environment.getPropertySources()::addLast);
        return environment;
    }

    private static void check(ConfigurableEnvironment environment, Home home) {
        Settings settings = new Settings(environment);
        SettingsCheck.of(settings);
        new StartFolder(home).refuseLeftovers(settings);
        ResolvedSettings.put(environment, home);
    }

    private Map<String, Object> defaults(StateUse use) {
        Map<String, Object> properties = new HashMap<>(variables);
        properties.put("logging.charset.console", Terminal.charset().name());
        properties.put(StateUse.SETTING, use.name());
        if (use != StateUse.RUN) {
            // It has one question after the other, and no threads.
            properties.put("spring.datasource.hikari.minimum-idle", "1");
        }
        if (use == StateUse.LOOK) {
            properties.put(LAZY, "true");
        }
        if (Terminal.isInteractive()) {
            properties.put("terminal.live-line", "true");
            properties.put("terminal.line-start", Terminal.ERASE_LINE);
        }
        return properties;
    }

    private static String state(@Nullable ConfigurableEnvironment environment) {
        return environment == null ? "" : environment.getProperty("nightcut.state", "");
    }

    private static RuntimeException explained(RuntimeException failure, @Nullable ConfigurableEnvironment environment) {
        if (StateErrors.isInUse(failure)) {
            return StateLock.inUse(state(environment));
        }
        for (Throwable cause : innermostFirst(failure)) {
            if (cause instanceof NightcutException told) {
                return told;
            }
            if (cause instanceof ConfigDataException) {
                return SettingsCheck.noFurtherFiles("A setting spring.config.* of the command line");
            }
            if (cause instanceof InvalidConfigurationPropertyValueException setting) {
                return WrongSetting.of(setting, environment);
            }
            if (cause instanceof BindException bind) {
                return WrongSetting.of(bind, environment);
            }
        }
        return StateErrors.unusable(failure, state(environment))
                .<RuntimeException>map(why -> new NightcutException(
                        StateErrors.isDiskFull(failure) || StateErrors.isClosed(failure)
                                ? ExitCode.STOPPED
                                : ExitCode.REFUSED,
                        why + ". Nothing was sent."))
                .orElse(failure);
    }

    /** The innermost first: it is the most precise. */
    private static List<Throwable> innermostFirst(Throwable failure) {
        List<Throwable> causes = new ArrayList<>(ExceptionUtils.getThrowableList(failure));
        Collections.reverse(causes);
        return causes;
    }
}
