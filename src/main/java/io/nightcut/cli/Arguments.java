package io.nightcut.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The command line in two parts: settings ({@code --some.key=value}) for Spring, and the rest for picocli. */
public record Arguments(List<String> settings, List<String> command) {

    private static final Pattern SETTING = Pattern.compile("--[\\w-]+\\.[\\w\\[\\].-]+=.*", Pattern.DOTALL);

    public static Arguments of(String... args) {
        return new Arguments(
                Stream.of(args).filter(Arguments::isSetting).toList(),
                Stream.of(args).filter(argument -> !isSetting(argument)).toList());
    }

    private static boolean isSetting(String argument) {
        return SETTING.matcher(argument).matches();
    }
}
