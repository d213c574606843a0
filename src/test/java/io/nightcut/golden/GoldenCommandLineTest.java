package io.nightcut.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.story.NightFixture;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;

/** Names that stand in the cron tables and settings of others. A new one is written down in golden/, none goes away. */
class GoldenCommandLineTest extends NightFixture {

    private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z]+) ");
    private static final Pattern OPTION = Pattern.compile("(?m)^ {2,6}(?:-\\w, )?(--[\\w-]+(?:=[A-Z_:]+)?|[A-Z_]+) ");
    private static final List<String> OF_EVERY_COMMAND = List.of("--help", "--version");

    @Test
    void everyCommandAndEveryOptionHasItsName() {
        String help = nightcut.say("--help").out();
        List<String> options = COMMAND.matcher(help.substring(help.indexOf("Commands:")))
                .results()
                .map(match -> match.group(1))
                .sorted()
                .flatMap(this::optionsOf)
                .toList();

        assertThat(options).containsExactlyElementsOf(Golden.lines("options.txt"));
    }

    /** Without the names of classes. */
    @Test
    void everySettingHasItsNameAndItsDefault() throws IOException {
        List<String> settings = new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("application.yml")).stream()
                        .map(source -> (EnumerablePropertySource<?>) source)
                        .flatMap(source ->
                                Stream.of(source.getPropertyNames()).map(name -> name + "=" + source.getProperty(name)))
                        .filter(setting -> setting.matches("(descript|nightcut|resilience4j)\\..*"))
                        .filter(setting -> !setting.contains("-exceptions["))
                        .sorted()
                        .toList();

        assertThat(settings).containsExactlyElementsOf(Golden.lines("settings.txt"));
    }

    private Stream<String> optionsOf(String command) {
        String help = nightcut.say(command, "--help").out();
        assertThat(help).as(command).contains("--help", "--version");
        List<String> options = OPTION.matcher(help)
                .results()
                .map(GoldenCommandLineTest::word)
                .filter(option -> !OF_EVERY_COMMAND.contains(option))
                .sorted()
                .toList();
        return options.isEmpty() ? Stream.of(command) : options.stream().map(option -> command + " " + option);
    }

    private static String word(MatchResult match) {
        return match.group(1);
    }
}
