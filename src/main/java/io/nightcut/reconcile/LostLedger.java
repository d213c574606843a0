package io.nightcut.reconcile;

import io.nightcut.control.ExitCode;
import io.nightcut.control.LogTime;
import io.nightcut.control.NameSummary;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.JobStatus;
import io.nightcut.descript.api.ProjectSummary;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.model.NewProject;
import io.nightcut.state.StateAddress;
import io.nightcut.text.FoldedName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether the ledger has been lost: it knows nothing of the Drive, or nothing since a time, say since another state is used
 * or a backup was restored, and Descript has the projects already that it is about to import. They would be paid again.
 */
@Component
public class LostLedger {

    /** Not for people: whether somebody has said that the projects in Descript are not ours. */
    public static final String IS_NEW = "state.is-right";

    private final DescriptClient descript;
    private final UnclaimedProjects projects;
    private final LedgerQueries ledger;
    private final PatientLook look;
    private final StateAddress state;
    private final boolean isNew;

    LostLedger(
            DescriptClient descript,
            UnclaimedProjects projects,
            LedgerQueries ledger,
            PatientLook look,
            @Value("${nightcut.state}") StateAddress state,
            @Value("${" + IS_NEW + ":false}") boolean isNew) {
        this.descript = descript;
        this.projects = projects;
        this.ledger = ledger;
        this.look = look;
        this.state = state;
        this.isNew = isNew;
    }

    /**
     * Asks Descript before the first import of the manifest's new projects. Returns when there is no doubt, or when the run is
     * to stop since Descript does not answer.
     *
     * @throws NightcutException Descript has some of them already
     */
    public void refuse(String manifest) {
        List<String> names = isNew
                ? List.of()
                : ledger.neverSubmitted(manifest).stream().map(NewProject::name).toList();
        if (!names.isEmpty()) {
            look.until(() -> refuse(manifest, names));
        }
    }

    private void refuse(String manifest, List<String> names) {
        Optional<Instant> last = ledger.lastSent();
        Map<String, String> wanted = new HashMap<>();
        names.forEach(name -> wanted.put(FoldedName.of(name), name));
        List<ProjectSummary> found = projects.newestSince(last.orElse(Instant.EPOCH)).stream()
                .filter(project -> wanted.containsKey(project.name().folded()))
                .toList();
        // Beside a ledger that is in use people make projects by hand, which may have any name.
        List<ProjectSummary> ours = found.isEmpty() || last.isEmpty() ? found : imported(found, last.get());
        if (!ours.isEmpty()) {
            throw new NightcutException(ExitCode.REFUSED, words(manifest, ours, wanted, last.orElse(null)));
        }
    }

    private List<ProjectSummary> imported(List<ProjectSummary> found, Instant since) {
        Set<String> imported = descript.jobsSince(JobStatus.IMPORT, since).records().stream()
                .map(JobStatus::projectId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return found.stream().filter(project -> imported.contains(project.id())).toList();
    }

    private String words(
            String manifest, List<ProjectSummary> found, Map<String, String> wanted, @Nullable Instant last) {
        List<String> names = found.stream()
                .map(project -> Objects.requireNonNull(wanted.get(project.name().folded())))
                .distinct()
                .toList();
        String first = found.stream()
                .map(ProjectSummary::createdAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(LogTime::of)
                .orElse("an unknown time");
        return "%s, but Descript has %s of this manifest already, made since %s: %s. A run would pay for them again. If they were made by nightcut, use the state that knows them (--nightcut.state=…), or take them over: nightcut adopt %s. If not: run with --new-state. %s"
                .formatted(
                        last == null
                                ? "The state %s knows nothing of this Drive".formatted(state)
                                : "The state %s knows nothing since %s, as a restored backup does"
                                        .formatted(state, LogTime.of(last)),
                        names.size() == 1 ? "1 project" : names.size() + " projects",
                        first,
                        NameSummary.of(names).names(),
                        manifest,
                        StandardPhrases.NOTHING_SENT);
    }
}
