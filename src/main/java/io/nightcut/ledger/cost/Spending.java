package io.nightcut.ledger.cost;

import java.math.BigDecimal;

/**
 * What the paid calls of some time have used up, and what is reserved for those that are under way.
 *
 * @param usedSeconds media seconds of jobs that have ended; of one whose end nobody knows, what was reserved
 * @param usedCredits AI credits likewise
 * @param reservedSeconds of POSTs and jobs that are under way
 * @param reservedCredits likewise
 * @param promisedCredits reserved by imports for edits that are not sent yet
 * @param inFlight calls that are under way
 * @param promises edits that are not sent yet
 * @param projects for which something was sent
 * @param secondsBeyond what ended jobs have cost more than was reserved for them, summed up
 * @param creditsBeyond likewise
 */
public record Spending(
        BigDecimal usedSeconds,
        BigDecimal usedCredits,
        BigDecimal reservedSeconds,
        BigDecimal reservedCredits,
        BigDecimal promisedCredits,
        int inFlight,
        int promises,
        int projects,
        BigDecimal secondsBeyond,
        BigDecimal creditsBeyond) {

    /** Everything that is reserved in AI credits. */
    public BigDecimal openCredits() {
        return reservedCredits.add(promisedCredits);
    }
}
