/** Compares the ledger with Descript: after a crash, for {@code audit}, and for {@code resolve}. */
@NullMarked
package io.nightcut.reconcile;

import org.jspecify.annotations.NullMarked;
