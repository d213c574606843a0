package io.nightcut.cli.command;

import io.nightcut.cli.document.SettingsDocument;
import io.nightcut.cli.format.FormatOption;
import io.nightcut.cli.start.CommandContext;
import io.nightcut.control.ExitCode;
import io.nightcut.home.Setting;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows every setting with its value and where that comes from. Secrets are shown as ****. Sends nothing.",
            ""
        })
public final class SettingsCommand implements Callable<Integer> {

    /** Of most names; longer ones stand out. */
    private static final int WIDTH = 34;

    private final CommandContext context;

    @Mixin
    private FormatOption format = new FormatOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public SettingsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Setting> settings = context.printing(format).settingsOnly().all();
        if (format.isText()) {
            print(settings, spec.commandLine().getOut());
        } else {
            format.print(new SettingsDocument(settings));
        }
        return ExitCode.DONE;
    }

    private static void print(List<Setting> settings, PrintWriter out) {
        settings.forEach(setting -> out.println(
                ("%-" + WIDTH + "s = %s  (%s)").formatted(setting.name(), setting.value(), setting.origin())));
    }
}
