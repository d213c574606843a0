package io.nightcut.run;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.AgentModels;
import io.nightcut.descript.api.AgentModels.AgentModel;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.reconcile.PatientLook;
import io.nightcut.text.NameSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whether Descript's agent has the models that a manifest asks for, before anything is spent. */
@Component
class ModelCheck {

    private static final Logger log = LoggerFactory.getLogger(ModelCheck.class);

    private final DescriptClient descript;
    private final LedgerQueries ledger;
    private final PatientLook look;

    ModelCheck(DescriptClient descript, LedgerQueries ledger, PatientLook look) {
        this.descript = descript;
        this.ledger = ledger;
        this.look = look;
    }

    /**
     * Asks Descript, unless no model is asked for, and logs what the models cost. A list that cannot be read keeps nothing from
     * being sent: Descript refuses an edit with a model that it does not have, and takes nothing for it.
     *
     * @throws NightcutException Descript does not have one of them
     */
    void check(String manifest) {
        List<String> asked = ledger.modelsToUse(manifest);
        if (!asked.isEmpty()) {
            look.until(() -> check(asked));
        }
    }

    private void check(List<String> asked) {
        AgentModels models;
        try {
            models = descript.agentModels();
        } catch (Rejected e) {
            notListed(asked, e.getMessage());
            return;
        }
        if (models.all().isEmpty()) {
            notListed(asked, "its answer names none");
            return;
        }
        List<AgentModel> used = new ArrayList<>();
        for (String each : asked) {
            used.add(models.named(each).orElseThrow(() -> unknown(each, models)));
        }
        log.info("Model: {}", words(used));
    }

    private static void notListed(List<String> asked, String why) {
        log.warn(
                "Descript does not list its agent's models ({}): not checked whether it has {}",
                why,
                String.join(", ", asked));
    }

    private static NightcutException unknown(String asked, AgentModels models) {
        NameSearch search = new NameSearch(asked);
        models.all().forEach(each -> search.offer(each.id()));
        return new NightcutException(
                ExitCode.REFUSED,
                "Descript's agent has no model \"%s\".%s It has: %s. Change --model, nightcut.model or the column model of the manifest. %s"
                        .formatted(asked, search.nearest(), words(models.all()), StandardPhrases.NOTHING_SENT));
    }

    private static String words(List<AgentModel> models) {
        return models.stream().map(AgentModel::toString).collect(Collectors.joining(", "));
    }
}
