package io.nightcut;

import io.nightcut.descript.Descript;
import io.nightcut.descript.DescriptException;
import io.nightcut.descript.DescriptException.Rejected;
import io.nightcut.descript.DescriptException.Unauthorized;
import io.nightcut.ledger.Stage;
import io.nightcut.stage.CurrentRun;
import io.nightcut.stage.Silence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The first call of a run: is Descript there, is the token good, and whose Drive is it. */
@Component
class Reception {

    private static final Logger log = LoggerFactory.getLogger(Reception.class);

    private final Descript descript;
    private final Silence silence;
    private final CurrentRun run;

    Reception(Descript descript, Silence silence, CurrentRun run) {
        this.descript = descript;
        this.silence = silence;
        this.run = run;
    }

    void awaitDrive() {
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
