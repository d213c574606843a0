package io.nightcut.cli.command;

import io.nightcut.callback.CallbackRoundTrip;
import io.nightcut.cli.document.DoctorDocument;
import io.nightcut.cli.format.FormatOption;
import io.nightcut.cli.start.CommandContext;
import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.doctor.DescriptChecks;
import io.nightcut.doctor.Diagnosis;
import io.nightcut.doctor.Finding;
import io.nightcut.doctor.MachineChecks;
import io.nightcut.doctor.PlaceChecks;
import io.nightcut.doctor.StateChecks;
import io.nightcut.home.Home;
import io.nightcut.home.Settings;
import io.nightcut.manifest.csv.ManifestReader;
import io.nightcut.state.StateAddress;
import io.nightcut.state.StateInspection;
import io.nightcut.state.postgresql.DatabaseSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says of everything that a run depends on whether it is ok, a warning or wrong: Java, locale, home, disk, file"
                    + " permissions, settings, state, token and Drive, clock, proxy, results, time zone. Spends nothing,"
                    + " changes nothing, and prints no secrets.",
            "",
            "Exit code 0 if all is ok, 1 if there is a warning, 2 if something is wrong.",
            ""
        })
public final class DoctorCommand implements Callable<Integer> {

    private static final int LONGEST_SECONDS = 30;

    private final CommandContext context;

    @Parameters(
            arity = "0..1",
            paramLabel = "MANIFEST",
            description = "The manifest beside which results are to be written.")
    private @Nullable Path manifest;

    @Option(
            names = "--until",
            paramLabel = "HH:MM",
            converter = TimeOfDay.class,
            description = "Say what this deadline would mean for a run that starts now.")
    private @Nullable LocalTime until;

    @Mixin
    private FormatOption format = new FormatOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public DoctorCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Diagnosis diagnosis = diagnosis();
        if (format.isText()) {
            print(diagnosis, spec.commandLine().getOut());
        } else {
            format.print(DoctorDocument.of(diagnosis));
        }
        return switch (diagnosis.verdict()) {
            case OK -> ExitCode.DONE;
            case WARNING -> ExitCode.SOME_TO_REVIEW;
            case WRONG -> ExitCode.REFUSED;
        };
    }

    private Diagnosis diagnosis() {
        List<Finding> findings = new ArrayList<>(List.of(MachineChecks.java(), MachineChecks.locale()));
        try {
            Home home = context.home();
            findings.add(PlaceChecks.home(home));
            findings.add(MachineChecks.disk(home.folder()));
            try {
                ofSettings(context.printing(format).settingsOnly(), home, findings);
            } catch (NightcutException e) {
                findings.add(Finding.wrong("settings", String.valueOf(e.getMessage())));
            }
        } catch (NightcutException e) {
            findings.add(Finding.wrong("home", String.valueOf(e.getMessage())));
        }
        findings.add(MachineChecks.time(until, ZonedDateTime.now(ZoneId.systemDefault())));
        return new Diagnosis(findings);
    }

    private void ofSettings(Settings settings, Home home, List<Finding> findings) {
        findings.add(SettingsFinding.of(settings, home));
        StateAddress state = new StateAddress(settings.value(StateAddress.SETTING));
        findings.add(SettingsFinding.permissions(settings, home, state));
        findings.add(StateChecks.state(StateInspection.of(state, DatabaseSettings.of(settings::value))));
        findings.addAll(ofDescript());
        String results = settings.value("nightcut.results");
        if (!results.isBlank()) {
            findings.add(PlaceChecks.results(Path.of(results), "nightcut.results"));
        } else if (manifest != null) {
            findings.add(PlaceChecks.results(ManifestReader.folderOf(manifest), "beside the manifest"));
        } else {
            findings.add(Finding.ok("results", "beside each manifest. To check that folder: nightcut doctor MANIFEST"));
        }
    }

    private List<Finding> ofDescript() {
        CommandContext impatient = context.printing(format)
                .with("spring.http.serviceclient.descript.connect-timeout", "5s")
                .with("spring.http.serviceclient.descript.read-timeout", "5s")
                .with("resilience4j.retry.instances.read.max-attempts", "1");
        try (ConfigurableApplicationContext application = impatient.startWithoutState()) {
            List<Finding> findings = new ArrayList<>(inSomeSeconds(application.getBean(DescriptChecks.class)));
            CallbackRoundTrip callbacks = application.getBean(CallbackRoundTrip.class);
            if (callbacks.isOn()) {
                findings.add(ofCallbacks(callbacks));
            }
            return findings;
        } catch (NightcutException e) {
            return List.of(Finding.wrong("settings", String.valueOf(e.getMessage())));
        }
    }

    /** Whatever the network does. */
    private static List<Finding> inSomeSeconds(DescriptChecks checks) {
        FutureTask<List<Finding>> asking = new FutureTask<>(checks::findings);
        Thread thread = new Thread(asking, "doctor");
        thread.setDaemon(true);
        thread.start();
        try {
            return asking.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return List.of(Finding.wrong(
                    "connection", "no answer within %d s. Check network and proxy".formatted(LONGEST_SECONDS)));
        } catch (ExecutionException e) {
            return List.of(Finding.wrong("connection", "cannot be checked: " + e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(Finding.wrong("connection", "not checked: nightcut was asked to stop"));
        }
    }

    private static Finding ofCallbacks(CallbackRoundTrip callbacks) {
        try {
            CallbackRoundTrip.Finding seen = callbacks.make();
            return seen.arrived()
                    ? Finding.ok("callbacks", seen.sentence())
                    : Finding.wrong("callbacks", seen.sentence());
        } catch (NightcutException e) {
            return Finding.warning("callbacks", e.getMessage() + " (While a run goes on, it has the port itself.)");
        }
    }

    private static void print(Diagnosis diagnosis, PrintWriter out) {
        int topics = diagnosis.findings().stream()
                .mapToInt(finding -> finding.topic().length())
                .max()
                .orElse(0);
        diagnosis
                .findings()
                .forEach(finding -> out.println(
                        ("%-7s  %-" + topics + "s  %s").formatted(finding.verdict(), finding.topic(), finding.text())));
    }
}
