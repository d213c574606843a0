package io.nightcut.reconcile;

import io.nightcut.control.OutageTimer;
import io.nightcut.control.RunControl;
import io.nightcut.control.StandardPhrases;
import io.nightcut.control.StopReason;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.descript.failure.DescriptException.ProxyRefused;
import io.nightcut.descript.failure.DescriptException.Unauthorized;
import org.springframework.stereotype.Component;

/** Something that has to be read in Descript before anything may be sent: an outage is waited out, or stops the run. */
@Component
public class PatientLook {

    private final RunControl run;
    private final OutageTimer outage;

    PatientLook(RunControl run, OutageTimer outage) {
        this.run = run;
        this.outage = outage;
    }

    /** Looks until Descript has answered; not if the run is to stop. */
    public void until(Runnable answered) {
        while (!run.isStoppingNow()) {
            try {
                answered.run();
                outage.answered();
                return;
            } catch (Unauthorized e) {
                run.stopNow(StopReason.TOKEN, StandardPhrases.tokenRefused(e.getMessage()));
            } catch (ProxyRefused e) {
                run.stopNow(StopReason.PROXY, e.getMessage());
            } catch (DescriptException e) {
                outage.noAnswer(e.getMessage());
            }
        }
    }
}
