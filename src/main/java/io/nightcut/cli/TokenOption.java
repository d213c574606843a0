package io.nightcut.cli;

import io.nightcut.control.StandardPhrases;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An API token among the arguments, where every user of the machine can read it: such a command is refused unread. */
final class TokenOption {

    static final String REFUSED =
            "The API token was given on the command line, where other users can see it. Set the environment variable DESCRIPT_API_TOKEN instead. "
                    + StandardPhrases.NOTHING_SENT;

    private static final Pattern TOKEN = Pattern.compile("(?i)dx_(bearer|secret)_\\w");
    private static final Pattern VALUE = Pattern.compile("[=\\s].*", Pattern.DOTALL);
    private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z]");

    /** In the spellings that Spring takes, of which only the letters count. */
    private static final List<String> NAMES = List.of("descripttoken", "descriptapitoken", "apitoken", "token");

    private TokenOption() {}

    /** Whether one of them, or a property of the JVM, names a token or holds one. */
    static boolean isIn(String... arguments) {
        Properties ofTheJvm = System.getProperties();
        return Stream.of(arguments).anyMatch(TokenOption::isToken)
                || ofTheJvm.stringPropertyNames().stream()
                        .anyMatch(name -> isName(name) || (isJson(name) && isToken(ofTheJvm.getProperty(name))));
    }

    private static boolean isToken(String argument) {
        String name = VALUE.matcher(argument).replaceFirst("");
        return (argument.startsWith("-") && isName(name))
                || (isJson(name) && argument.toLowerCase(Locale.ROOT).contains("token"))
                || TOKEN.matcher(argument).find();
    }

    private static boolean isName(String name) {
        String ofTheJvm = name.startsWith("-D") ? name.substring(2) : name;
        return NAMES.contains(
                NOT_LETTERS.matcher(ofTheJvm.toLowerCase(Locale.ROOT)).replaceAll(""));
    }

    /** Spring reads settings from it, whatever they are called there. */
    private static boolean isJson(String name) {
        return NOT_LETTERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("").equals("springapplicationjson");
    }
}
