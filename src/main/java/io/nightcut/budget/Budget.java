package io.nightcut.budget;

import io.nightcut.budget.BudgetSettings.Cutoff;
import io.nightcut.control.RunControl;
import io.nightcut.control.StopReason;
import io.nightcut.ledger.Balances;
import io.nightcut.ledger.Ledger;
import io.nightcut.ledger.cost.CostHistory;
import io.nightcut.ledger.cost.PlannedProject;
import io.nightcut.ledger.cost.Spending;
import io.nightcut.ledger.cost.SpendingQueries;
import io.nightcut.ledger.model.ImportedProject;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.WaitingImport;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Decides whether a project's next paid call may be made. What it may cost is reserved in the ledger together with the intent
 * to send it; when its job ends, what it has cost takes the reservation's place. So a cap is exceeded at most by what the
 * calls that were under way have cost beyond their reservations.
 */
@Component
@EnableConfigurationProperties(BudgetSettings.class)
public class Budget {

    private final BudgetSettings settings;
    private final CapReader caps;
    private final SpendingQueries spending;
    private final CostHistory history;
    private final Balances balances;
    private final Ledger ledger;
    private final RunControl run;
    private final Clock clock;

    /** What the projects that are ready may cost. */
    private final Map<String, Wish> wishes = new ConcurrentHashMap<>();

    /** For each stage, what waits for room alone. */
    private final Map<Stage, HeldBack> heldBack = new EnumMap<>(Stage.class);

    /** Whether edits that imports have reserved for are still sent: else their reservations give nobody room. */
    private boolean promisesAreKept = true;

    private long night;
    private CostEstimator estimator = CostEstimator.of(List.of(), List.of());

    Budget(
            BudgetSettings settings,
            SpendingQueries spending,
            CostHistory history,
            Balances balances,
            Ledger ledger,
            RunControl run,
            Clock clock) {
        this.settings = settings;
        this.caps = new CapReader(settings, spending);
        this.spending = spending;
        this.history = history;
        this.balances = balances;
        this.ledger = ledger;
        this.run = run;
        this.clock = clock;
    }

    /**
     * Something is ready, but for a cap.
     *
     * @param why the cap's words
     * @param mayGetRoom whether what is under way may give it room when it ends
     */
    private record HeldBack(String why, boolean mayGetRoom) {}

    /** A night begins, or goes on. */
    public synchronized void nightBegins(long number) {
        night = number;
        wishes.clear();
        heldBack.clear();
        promisesAreKept = true;
        estimator = lookBack();
    }

    /** What the rest of the manifest of this night will probably cost; empty: nothing is left to pay. */
    public Optional<Forecast> forecast(String manifest) {
        return Optional.of(history.planned(manifest))
                .filter(projects -> !projects.isEmpty())
                .map(projects -> Forecast.of(projects, estimator).with(balances.known()));
    }

    /** What these projects will probably cost; empty: there are none. */
    public Optional<Forecast> forecast(List<PlannedProject> projects) {
        return projects.isEmpty()
                ? Optional.empty()
                : Optional.of(Forecast.of(projects, lookBack()).with(balances.known()));
    }

    private CostEstimator lookBack() {
        return CostEstimator.of(history.last(Stage.IMPORT), history.last(Stage.EDIT));
    }

    /** The caps, with what the last night and this month have used of them. */
    public List<Cap> caps() {
        return caps.standing(spending.lastNight(), clock.instant()).caps();
    }

    /** The caps in a line, with what is used of them; empty: there are none. */
    public Optional<String> capsInWords() {
        if (!caps.hasCaps()) {
            return Optional.empty();
        }
        List<String> words = standing().caps().stream().map(Cap::words).toList();
        return Optional.of(
                "Caps: %s. Each call reserves its upper estimate; only what calls in flight cost beyond that comes on top"
                        .formatted(String.join(", ", words)));
    }

    /** How far the caps of a night that ends were used, and by how much calls have cost more than was reserved for them. */
    public Optional<String> closingWords() {
        if (!caps.hasCaps()) {
            return Optional.empty();
        }
        Spending spent = spending.ofNight(night);
        return Optional.of(
                "Caps: %s. Calls of this night cost %s AI credits and %s media minutes more than was reserved for them"
                        .formatted(
                                String.join(
                                        ", ",
                                        standing().caps().stream()
                                                .map(Cap::words)
                                                .toList()),
                                Cap.plain(spent.creditsBeyond()),
                                Cap.plain(Cap.minutes(spent.secondsBeyond()))));
    }

    /** Descript has refused a call for want of credits or minutes: what it says of them is kept. */
    public void refused(Stage stage, String message) {
        balances.refused(stage, message, clock.instant());
    }

    /** The number by which imports of this night are told from those of others; 0: there is none. */
    public long night() {
        return night;
    }

    /** Those imports that have room, in their order, at most so many. */
    public List<WaitingImport> importsWithRoom(List<WaitingImport> ready, int most) {
        return withRoom(Stage.IMPORT, ready, this::wishOf, most);
    }

    /**
     * Those edits that have room, in their order.
     *
     * @param othersAreKeptBack whether others wait, and not for what is under way
     */
    public synchronized List<ImportedProject> editsWithRoom(List<ImportedProject> ready, boolean othersAreKeptBack) {
        List<ImportedProject> withRoom = withRoom(Stage.EDIT, ready, this::wishOf, ready.size());
        boolean nothingIsSent = withRoom.isEmpty() && (othersAreKeptBack || !ready.isEmpty());
        promisesAreKept = !nothingIsSent || !caps.hasCaps() || standing().inFlight() > 0;
        return withRoom;
    }

    private Wish wishOf(WaitingImport project) {
        MediaLength length = estimator.length(project.mediaSeconds(), project.size());
        return Wish.ofImport(
                project.key(), estimator.mostSeconds(length), estimator.mostCredits(project.instruction(), length));
    }

    private Wish wishOf(ImportedProject project) {
        BigDecimal credits =
                estimator.mostCredits(project.instruction(), estimator.length(project.mediaSeconds(), null));
        boolean isOfThisNight = Objects.equals(project.importNight(), night);
        return Wish.ofEdit(
                project.key(),
                credits,
                isOfThisNight ? Objects.requireNonNullElse(project.reservedCredits(), BigDecimal.ZERO) : null);
    }

    private synchronized <T> List<T> withRoom(Stage stage, List<T> ready, Function<T, Wish> wishOf, int most) {
        Standing standing = caps.hasCaps() && !ready.isEmpty() ? standing() : new Standing(List.of(), 0, 0);
        List<T> withRoom = new ArrayList<>();
        HeldBack held = null;
        for (T each : ready) {
            if (withRoom.size() == most) {
                break;
            }
            Wish wish = wishOf.apply(each);
            Optional<Cap> refusing = standing.refusing(wish);
            if (refusing.isEmpty()) {
                wishes.put(wish.projectKey(), wish);
                withRoom.add(each);
                standing = standing.with(wish);
            } else if (held == null || !held.mayGetRoom()) {
                held = refused(refusing.get(), standing, wish);
            }
        }
        if (held == null) {
            heldBack.remove(stage);
        } else {
            heldBack.put(stage, held);
            if (withRoom.isEmpty() && settings.cutoff() == Cutoff.HARD) {
                stopAll(held.why());
            }
        }
        return withRoom;
    }

    private HeldBack refused(Cap cap, Standing standing, Wish wish) {
        boolean mayEnd =
                standing.inFlight() > 0 || (standing.promises() > 0 && promisesAreKept && run.maySubmit(Stage.EDIT));
        return new HeldBack(cap.reached(), mayEnd && standing.mayGetRoom(wish));
    }

    private void stopAll(String why) {
        for (Stage stage : Stage.values()) {
            run.stop(stage, StopReason.BUDGET, why);
        }
    }

    /** Whether something of this stage has no room now, and may get some. */
    public synchronized boolean mayGetRoom(Stage stage) {
        HeldBack held = heldBack.get(stage);
        return held != null && held.mayGetRoom();
    }

    /** Nothing more becomes ready in this stage: if something has no room, that is why it stops. */
    public synchronized void nothingMoreIsReady(Stage stage) {
        HeldBack held = heldBack.get(stage);
        if (held != null) {
            run.stop(stage, StopReason.BUDGET, held.why());
        }
    }

    /**
     * Writes down that a call is about to be sent, with what is reserved for it.
     *
     * @return false: it has no room, and nothing was written; it goes on waiting
     */
    public synchronized boolean sending(String projectKey, Stage stage) {
        Wish wish = wishes.get(projectKey);
        if (wish == null) {
            throw new IllegalStateException(
                    "Nobody has asked what the %s of project %s may cost".formatted(stage.word(), projectKey));
        }
        @Nullable BigDecimal creditsLeft = null;
        if (caps.hasCaps()) {
            Standing standing = standing();
            Optional<Cap> refusing = standing.refusing(wish);
            if (refusing.isPresent()) {
                if (settings.cutoff() == Cutoff.HARD) {
                    stopAll(refusing.get().reached());
                }
                return false;
            }
            creditsLeft = standing.creditsLeft();
        }
        ledger.sending(projectKey, stage, wish.within(creditsLeft, night));
        return true;
    }

    private Standing standing() {
        return caps.standing(night, clock.instant());
    }
}
