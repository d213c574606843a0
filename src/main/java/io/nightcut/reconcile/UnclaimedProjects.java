package io.nightcut.reconcile;

import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.Listing;
import io.nightcut.descript.api.ProjectSummary;
import io.nightcut.ledger.LedgerQueries;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Projects of the token's owner in Descript that belong to no project of the ledger. */
@Component
class UnclaimedProjects {

    private static final Logger log = LoggerFactory.getLogger(UnclaimedProjects.class);

    private static final int MOST_PAGES = 5;

    private final DescriptClient descript;
    private final LedgerQueries ledger;

    UnclaimedProjects(DescriptClient descript, LedgerQueries ledger) {
        this.descript = descript;
        this.ledger = ledger;
    }

    /** All that were created after an instant. */
    List<ProjectSummary> since(Instant createdAfter) {
        return unclaimed(descript.projectsSince(createdAfter));
    }

    /** Of the five hundred newest, those that were created after an instant. */
    List<ProjectSummary> newestSince(Instant createdAfter) {
        return unclaimed(descript.newestProjects(createdAfter, MOST_PAGES));
    }

    private List<ProjectSummary> unclaimed(Listing<ProjectSummary> listing) {
        if (listing.unreadable() > 0) {
            log.warn("{} records in Descript's list could not be read and were passed over", listing.unreadable());
        }
        return listing.records().stream()
                .filter(project -> !project.id().isEmpty() && !ledger.isProjectClaimed(project.id()))
                .toList();
    }
}
