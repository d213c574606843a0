/** The runs of the past, as they ended. */
@NullMarked
package io.nightcut.ledger.history;

import org.jspecify.annotations.NullMarked;
