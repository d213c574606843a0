/** What paid calls have cost, and what an estimate for the next ones can learn from that. */
@NullMarked
package io.nightcut.ledger.cost;

import org.jspecify.annotations.NullMarked;
