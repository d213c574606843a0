package io.nightcut.dist;

import io.nightcut.dist.CompletedOption.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What zsh completes behind {@code nightcut}: a function of its completion system. */
record ZshCompletion(CommandSpec program) {

    @Override
    public String toString() {
        StringBuilder functions = new StringBuilder("#compdef " + program.name() + "\n# Made by the build.\n");
        function(functions, "_" + program.name(), program);
        // The file is the body of the function of its name when it is loaded for the first time.
        return functions.append("\n_%s \"$@\"\n".formatted(program.name())).toString();
    }

    private static void function(StringBuilder functions, String name, CommandSpec command) {
        Map<String, CommandLine> children = command.subcommands();
        children.forEach((word, child) -> function(functions, name + "_" + word, child.getCommandSpec()));
        List<String> specs = new ArrayList<>();
        CompletedOption.of(command).forEach(option -> specs.addAll(option(option)));
        if (children.isEmpty()) {
            for (PositionalParamSpec parameter : command.positionalParameters()) {
                specs.add("*:%s:%s".formatted(parameter.paramLabel(), action(Kind.of(parameter), List.of())));
            }
        } else {
            specs.addAll(List.of("1: :->command", "*:: :->arguments"));
        }
        functions.append("\n%s() {\n  local state line\n  _arguments -s -C".formatted(name));
        specs.forEach(spec -> functions.append(" \\\n    ").append(quoted(spec)));
        functions.append("\n");
        if (!children.isEmpty()) {
            functions.append("  case $state in\n    command)\n      local -a commands=(\n");
            children.values()
                    .forEach(child -> functions
                            .append("        ")
                            .append(quoted(child.getCommandName() + ":"
                                    + CompletedOption.firstSentence(child.getCommandSpec()
                                                    .usageMessage()
                                                    .description())
                                            .replace(":", "\\:")))
                            .append("\n"));
            functions
                    .append("      )\n      _describe command commands ;;\n    arguments) (( ! $+functions[")
                    .append(name)
                    .append("_$line[1]] )) || ")
                    .append(name)
                    .append("_$line[1] ;;\n  esac\n");
        }
        functions.append("}\n");
    }

    /** One for each of its names. */
    private static List<String> option(CompletedOption option) {
        String description = "[" + option.description().replace("[", "\\[").replace("]", "\\]") + "]";
        return option.names().stream()
                .map(name -> option.kind() == Kind.NONE
                        ? name + description
                        : name + (name.startsWith("--") ? "=" : "+") + description + ": :"
                                + action(option.kind(), option.values()))
                .toList();
    }

    private static String action(Kind kind, List<String> values) {
        return values.isEmpty()
                ? switch (kind) {
                    case FILE -> "_files";
                    case FOLDER -> "_files -/";
                    default -> "";
                }
                : "(" + String.join(" ", values) + ")";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
