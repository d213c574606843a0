package io.nightcut.run;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.Drive;
import io.nightcut.ledger.Drives;
import io.nightcut.ledger.model.KnownDrive;
import io.nightcut.state.StateAddress;
import io.nightcut.state.StateConnection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether the token is for the Drive that the state belongs to: what was made in another Drive is not there. */
@Component
class DriveCheck {

    private static final Logger log = LoggerFactory.getLogger(DriveCheck.class);

    /** People delete projects by hand; not all that the state knows. */
    private static final int MOST_LOOKS = 20;

    private static final String UNNAMED =
            "Descript does not say which Drive the token is for (its status has no drive_id)";

    private final Drives drives;
    private final DescriptClient descript;
    private final StateConnection access;
    private final StateAddress state;

    DriveCheck(
            Drives drives,
            DescriptClient descript,
            StateConnection access,
            @Value("${nightcut.state}") StateAddress state) {
        this.access = access;
        this.drives = drives;
        this.descript = descript;
        this.state = state;
    }

    /**
     * From now on the state is used with this Drive.
     *
     * @throws NightcutException the state belongs to another one: nothing was sent
     * @throws io.nightcut.descript.failure.DescriptException Descript could not be asked
     */
    void use(Drive drive) {
        KnownDrive used = known(drive);
        if (used == null) {
            useUnnamed(drives.known());
            return;
        }
        List<KnownDrive> known = drives.known();
        if (known.isEmpty()) {
            proveByAProject(used);
        } else if (known.stream().map(KnownDrive::id).noneMatch(used.id()::equals)) {
            throw refusal(
                    "This state belongs to Drive %s; the token is for Drive %s".formatted(known.get(0), used), used);
        }
        remember(used);
    }

    /** A run has said so already in the state that is looked into beside it. */
    private void remember(@Nullable KnownDrive used) {
        if (access.isBesideRun()) {
            return;
        }
        if (used == null) {
            drives.useNone();
        } else {
            drives.use(used);
        }
    }

    /** Descript does not say which Drive the token is for: the one where projects of the state are. */
    private void useUnnamed(List<KnownDrive> known) {
        if (known.isEmpty()) {
            log.warn("{}: not checked whether the state belongs to it", UNNAMED);
            remember(null);
            return;
        }
        KnownDrive proven = known.stream()
                .filter(drive -> hasOneOf(drives.projects(drive, MOST_LOOKS)))
                .findFirst()
                .orElseThrow(() -> new NightcutException(
                        ExitCode.REFUSED,
                        "%s, and projects of Drive %s, which this state belongs to, cannot be found with it. Run again later, or use a token of that Drive. %s"
                                .formatted(UNNAMED, known.get(0), StandardPhrases.NOTHING_SENT)));
        log.warn("{}: projects of Drive {} are there, so it is taken for that", UNNAMED, proven);
        remember(proven);
    }

    private boolean hasOneOf(List<String> projects) {
        return projects.stream().anyMatch(descript::hasProject);
    }

    private static @Nullable KnownDrive known(Drive drive) {
        String id = drive.driveId();
        return id == null ? null : new KnownDrive(id, Objects.requireNonNullElse(drive.driveName(), ""));
    }

    /** A state of an earlier version does not know its Drive. */
    private void proveByAProject(KnownDrive used) {
        List<String> projects = drives.projects(null, MOST_LOOKS);
        if (projects.isEmpty()) {
            return;
        }
        if (!hasOneOf(projects)) {
            throw refusal(
                    "This state does not say which Drive it belongs to, and none of the %d projects that it knows from its last runs is in Drive %s, which the token is for"
                            .formatted(projects.size(), used),
                    used);
        }
        log.info("The state belongs to Drive {} from now on: projects that it knows are there", used);
    }

    private NightcutException refusal(String why, KnownDrive used) {
        String other = used.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return new NightcutException(
                ExitCode.REFUSED,
                "%s. Use another state for this Drive (%s), or a token of the state's Drive. %s"
                        .formatted(
                                why,
                                state.isServer()
                                        ? "another database"
                                        : "--nightcut.state=%s-%s".formatted(state.value(), other),
                                StandardPhrases.NOTHING_SENT));
    }
}
