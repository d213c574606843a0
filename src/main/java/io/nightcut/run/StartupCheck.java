package io.nightcut.run;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.OutageTimer;
import io.nightcut.control.RunControl;
import io.nightcut.control.StandardPhrases;
import io.nightcut.control.Stop;
import io.nightcut.control.StopReason;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.Drive;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.descript.failure.DescriptException.ProxyRefused;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unauthorized;
import io.nightcut.ledger.model.Stage;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The first call of a run: whether Descript answers, whether it accepts the token, and which Drive is the token's. */
@Component
public class StartupCheck {

    private static final Logger log = LoggerFactory.getLogger(StartupCheck.class);

    private final DescriptClient descript;
    private final OutageTimer outage;
    private final RunControl run;
    private final DriveCheck driveCheck;

    StartupCheck(DescriptClient descript, OutageTimer outage, RunControl run, DriveCheck driveCheck) {
        this.descript = descript;
        this.driveCheck = driveCheck;
        this.outage = outage;
        this.run = run;
    }

    /**
     * Returns when Descript has accepted the token, and logs the name of the Drive. An outage is waited out.
     *
     * @throws NightcutException the token or the address is refused, the state belongs to another Drive, or the run is
     *     stopped: nothing was sent
     */
    public void awaitDrive() {
        while (!run.isStoppingNow()) {
            try {
                Drive drive = descript.status();
                log.info("Drive: {}", Objects.requireNonNullElse(drive.driveName(), "(Descript gives no name)"));
                driveCheck.use(drive);
                outage.answered();
                return;
            } catch (Unauthorized e) {
                throw new NightcutException(
                        ExitCode.REFUSED,
                        "%s. %s".formatted(StandardPhrases.tokenRefused(e.getMessage()), StandardPhrases.NOTHING_SENT));
            } catch (ProxyRefused e) {
                throw new NightcutException(
                        ExitCode.REFUSED, "%s. %s".formatted(e.getMessage(), StandardPhrases.NOTHING_SENT));
            } catch (Rejected e) {
                throw new NightcutException(
                        ExitCode.REFUSED,
                        "The status call to Descript was %s. Check the setting descript.base-url. %s"
                                .formatted(e.getMessage(), StandardPhrases.NOTHING_SENT));
            } catch (DescriptException e) {
                outage.noAnswer(e.getMessage());
            }
        }
        Stop stop =
                run.whyStopped(Stage.IMPORT).orElseGet(() -> new Stop(StopReason.SIGNAL, "the run was asked to stop"));
        throw NightcutException.stopped(
                stop.reason(),
                "%s. %s %s".formatted(stop.why(), StandardPhrases.NOTHING_SENT, StandardPhrases.TO_CONTINUE));
    }
}
