package io.nightcut.run;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.OutageTimer;
import io.nightcut.control.RunControl;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.descript.failure.DescriptException.ProxyRefused;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unauthorized;
import io.nightcut.ledger.model.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The first call of a run: is Descript there, is the token good, and whose Drive is it. */
@Component
public class StartupCheck {

    private static final Logger log = LoggerFactory.getLogger(StartupCheck.class);

    private final DescriptClient descript;
    private final OutageTimer silence;
    private final RunControl run;

    StartupCheck(DescriptClient descript, OutageTimer silence, RunControl run) {
        this.descript = descript;
        this.silence = silence;
        this.run = run;
    }

    public void awaitDrive() {
        while (!run.isStoppingNow()) {
            try {
                log.info("Drive: {}", descript.status().driveName());
                silence.over();
                return;
            } catch (Unauthorized e) {
                throw new NightcutException(
                        ExitCode.REFUSED,
                        "Descript takes no calls from us (%s). Make an API token in Descript's settings and give it whole, as"
                                        .formatted(e.getMessage())
                                + " DESCRIPT_API_TOKEN in the environment. Nothing was sent");
            } catch (ProxyRefused e) {
                throw new NightcutException(ExitCode.REFUSED, e.getMessage() + ". Nothing was sent.");
            } catch (Rejected e) {
                throw new NightcutException(
                        ExitCode.REFUSED,
                        "Descript's status call was %s. Is descript.base-url right? Nothing was sent"
                                .formatted(e.getMessage()));
            } catch (DescriptException e) {
                silence.noted(e.getMessage());
            }
        }
        throw new NightcutException(
                ExitCode.STOPPED,
                "Nothing was sent: " + run.whyStopped(Stage.IMPORT).orElse("stopped"));
    }
}
