/** Looks at all open jobs, and at POSTs that got no answer, and writes into the ledger what became of them. */
@NullMarked
package io.nightcut.settle;

import org.jspecify.annotations.NullMarked;
