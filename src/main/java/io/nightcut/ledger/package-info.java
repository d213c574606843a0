/** What is known of every project: the only truth of a run, on disk before anything else happens. */
@NullMarked
package io.nightcut.ledger;

import org.jspecify.annotations.NullMarked;
