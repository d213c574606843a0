/** Looks at all open jobs, and at POSTs that got no answer, and writes what became of them into the ledger. */
@NullMarked
package io.nightcut.settle;

import org.jspecify.annotations.NullMarked;
