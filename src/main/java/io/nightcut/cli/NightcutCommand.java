package io.nightcut.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "nightcut",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Edits a night's worth of videos in Descript: each is imported once and edited once,",
            "however often it is run."
        },
        footer = {
            "",
            "Every setting can be given as --some.key=value after the command, in the environment,",
            "or in ./config/application.yml.",
            "",
            "Exit codes: 0 all done, 1 some failed or need a look, 2 refused and nothing was sent,",
            "3 stopped before the end (run again to go on), 4 another nightcut works on this state."
        })
public final class NightcutCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? See nightcut --help");
    }
}
