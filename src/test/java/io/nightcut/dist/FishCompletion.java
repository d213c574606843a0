package io.nightcut.dist;

import io.nightcut.dist.CompletedOption.Kind;
import java.util.StringJoiner;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What fish completes behind {@code nightcut}. */
record FishCompletion(CommandSpec program) {

    @Override
    public String toString() {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("# Completion of " + program.name() + " in fish: made by the build.");
        lines.add("complete -c " + program.name() + " -f");
        commands(lines, program, "__fish_use_subcommand");
        return lines.toString();
    }

    private void commands(StringJoiner lines, CommandSpec parent, String where) {
        for (CommandLine child : parent.subcommands().values()) {
            CommandSpec command = child.getCommandSpec();
            line(
                    lines,
                    where,
                    "-a " + command.name(),
                    CompletedOption.firstSentence(command.usageMessage().description()));
            String there = "__fish_seen_subcommand_from " + command.name();
            options(lines, command, there);
            if (!command.subcommands().isEmpty()) {
                commands(
                        lines,
                        command,
                        there + "; and not __fish_seen_subcommand_from "
                                + String.join(" ", command.subcommands().keySet()));
            }
        }
    }

    private void options(StringJoiner lines, CommandSpec command, String where) {
        for (CompletedOption option : CompletedOption.of(command)) {
            StringJoiner words = new StringJoiner(" ");
            for (String name : option.names()) {
                words.add(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
            }
            if (!option.values().isEmpty()) {
                words.add("-x -a " + quoted(String.join(" ", option.values())));
            } else if (option.kind() == Kind.FOLDER) {
                words.add("-x -a '(__fish_complete_directories)'");
            } else if (option.kind() != Kind.NONE) {
                words.add(option.kind() == Kind.FILE ? "-r -F" : "-x");
            }
            line(lines, where, words.toString(), option.description());
        }
        if (command.positionalParameters().stream().anyMatch(parameter -> Kind.of(parameter) == Kind.FILE)) {
            lines.add("complete -c " + program.name() + " -n " + quoted(where) + " -F");
        }
    }

    private void line(StringJoiner lines, String where, String words, String description) {
        lines.add("complete -c %s -n %s %s -d %s".formatted(program.name(), quoted(where), words, quoted(description)));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
