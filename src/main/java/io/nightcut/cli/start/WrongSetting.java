package io.nightcut.cli.start;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import io.nightcut.home.Settings;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.ConfigurableEnvironment;

/** Ends a command for a setting whose value cannot hold, in a sentence that names the setting and its place. */
final class WrongSetting {

    private WrongSetting() {}

    static NightcutException of(
            InvalidConfigurationPropertyValueException setting, @Nullable ConfigurableEnvironment environment) {
        return refused(setting.getName(), String.valueOf(setting.getValue()), setting.getReason(), environment);
    }

    static NightcutException of(BindException setting, @Nullable ConfigurableEnvironment environment) {
        String name = setting.getName().toString();
        return refused(
                name, environment == null ? "" : new Settings(environment).value(name), reason(setting), environment);
    }

    private static String reason(BindException setting) {
        Class<?> type = setting.getTarget().getType().resolve();
        if (type != null && type.isEnum()) {
            return "write "
                    + Stream.of(type.getEnumConstants())
                            .map(word ->
                                    word.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .collect(Collectors.joining(" or "));
        }
        Throwable cause = ExceptionUtils.getRootCause(setting);
        return cause instanceof NumberFormatException
                ? "it is not a whole number, or too large a one"
                : String.valueOf(cause.getMessage());
    }

    private static NightcutException refused(
            String name, String value, @Nullable String reason, @Nullable ConfigurableEnvironment environment) {
        Optional<String> place = environment == null ? Optional.empty() : new Settings(environment).originOf(name);
        return new NightcutException(
                ExitCode.REFUSED,
                "Invalid setting %s=%s%s: %s. %s"
                        .formatted(
                                name,
                                value,
                                place.map(origin -> " (" + origin + ")").orElse(""),
                                reason,
                                StandardPhrases.NOTHING_SENT));
    }
}
