package io.nightcut.budget;

import io.nightcut.budget.CanarySettings.When;
import io.nightcut.control.RunControl;
import io.nightcut.control.StopReason;
import io.nightcut.ledger.cost.Canaries;
import io.nightcut.ledger.cost.CanaryEdit;
import io.nightcut.ledger.model.ImportedProject;
import io.nightcut.ledger.model.Instruction;
import io.nightcut.ledger.model.Stage;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Lets a few projects be edited before the others with the same prompt and model. The others follow if all of these are done, and none
 * has asked a question or changed nothing; else none follows until prompt or model changes, or {@code --canary 0} is given.
 */
@Component
@EnableConfigurationProperties(CanarySettings.class)
public class Canary {

    private static final Logger log = LoggerFactory.getLogger(Canary.class);

    private final CanarySettings settings;
    private final Canaries ledger;
    private final RunControl run;
    private final Map<Instruction, Boolean> isUsed = new LinkedHashMap<>();
    private long night;
    private boolean isActive;
    private boolean isAwaited;
    private boolean isBeingChosen;
    private @Nullable String whyHeldBack;

    Canary(CanarySettings settings, Canaries ledger, RunControl run) {
        this.settings = settings;
        this.ledger = ledger;
        this.run = run;
    }

    /** A night begins, or goes on. To be called before what failed waits again. */
    public void nightBegins(String manifest, long number) {
        night = number;
        isUsed.clear();
        isAwaited = false;
        whyHeldBack = null;
        ledger.judge();
        ledger.forgetUnfinished(number);
        if (settings.letsAllGoOn()) {
            ledger.letGoOn(manifest);
        }
        isActive = settings.isAskedFor()
                || (!settings.letsAllGoOn() && settings.when() == When.NEW_PROMPT)
                || ledger.all().stream().anyMatch(CanaryEdit::hasFailed);
    }

    /** Whether some edits may have to wait for others. */
    public boolean isActive() {
        return isActive;
    }

    /**
     * Those edits that may be sent now, in their order.
     *
     * @param moreMayCome whether other projects may become ready to be edited
     */
    public List<ImportedProject> allowed(List<ImportedProject> ready, boolean moreMayCome) {
        isAwaited = false;
        isBeingChosen = false;
        whyHeldBack = null;
        if (!isActive || ready.isEmpty()) {
            return ready;
        }
        ledger.judge();
        List<CanaryEdit> all = ledger.all();
        Set<String> allowed = new HashSet<>();
        ready.stream()
                .collect(Collectors.groupingBy(ImportedProject::instruction, LinkedHashMap::new, Collectors.toList()))
                .forEach((instruction, projects) -> allowed.addAll(allowed(instruction, projects, all, moreMayCome)));
        return ready.stream().filter(each -> allowed.contains(each.key())).toList();
    }

    private List<String> allowed(
            Instruction instruction, List<ImportedProject> ready, List<CanaryEdit> all, boolean moreMayCome) {
        List<CanaryEdit> known = all.stream()
                .filter(each -> each.instruction().equals(instruction))
                .toList();
        List<CanaryEdit> failed = known.stream().filter(CanaryEdit::hasFailed).toList();
        if (!failed.isEmpty()) {
            whyHeldBack = why(failed.get(0));
            return List.of();
        }
        if (!isNeeded(instruction)) {
            return keys(ready);
        }
        List<CanaryEdit> chosen =
                known.stream().filter(each -> each.night() == night).toList();
        if (chosen.isEmpty()) {
            boolean isTooEarly = moreMayCome && ready.size() < 2 * settings.most();
            isBeingChosen |= isTooEarly;
            return isTooEarly ? List.of() : choose(instruction, ready);
        }
        List<String> open = chosen.stream()
                .filter(each -> each.hasPassed() == null)
                .map(CanaryEdit::projectKey)
                .toList();
        isAwaited |= chosen.stream().anyMatch(CanaryEdit::isUnderWay);
        return open.isEmpty() ? keys(ready) : open;
    }

    private boolean isNeeded(Instruction instruction) {
        return settings.isAskedFor()
                || (settings.when() == When.NEW_PROMPT
                        && !settings.letsAllGoOn()
                        && !isUsed.computeIfAbsent(instruction, each -> ledger.isUsed(each, night)));
    }

    /** The shortest, the longest, and those at equal distances in between. */
    private List<String> choose(Instruction instruction, List<ImportedProject> ready) {
        List<ImportedProject> byLength = ready.stream()
                .sorted(Comparator.comparing(each -> Objects.requireNonNullElse(each.mediaSeconds(), BigDecimal.ZERO)))
                .toList();
        int many = Math.min(settings.most(), ready.size());
        List<ImportedProject> chosen = IntStream.range(0, many)
                .mapToObj(i -> byLength.get(many == 1 ? byLength.size() / 2 : i * (byLength.size() - 1) / (many - 1)))
                .toList();
        ledger.choose(keys(chosen), instruction, night);
        log.info(
                "Canary: {} {} edited before the others with the same prompt and model",
                chosen.stream().map(each -> '"' + each.name() + '"').collect(Collectors.joining(", ")),
                many == 1 ? "is" : "are");
        return keys(chosen);
    }

    private static List<String> keys(List<ImportedProject> projects) {
        return projects.stream().map(ImportedProject::key).toList();
    }

    private static String why(CanaryEdit failed) {
        return "the canary \"%s\" did not pass: %s. No edit with this prompt and model is sent until one of them changes, or with --canary 0"
                .formatted(failed.projectName(), failed.said());
    }

    /** Whether some edits are kept back, and neither for others that are under way nor for more to choose from. */
    public boolean keepsBack() {
        return isActive && !isAwaited && !isBeingChosen;
    }

    /** Whether some edits wait for others that are under way. */
    public boolean isAwaited() {
        return isAwaited;
    }

    /** Nothing more becomes ready to be edited: if a canary keeps something back, that is why the stage stops. */
    public void nothingMoreIsReady() {
        if (whyHeldBack != null) {
            run.stop(Stage.EDIT, StopReason.CANARY, whyHeldBack);
        }
    }
}
