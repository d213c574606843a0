/** The file in which the ledger is kept: who may open it, how others look into it meanwhile, and that it is not lost. */
@NullMarked
package io.nightcut.state;

import org.jspecify.annotations.NullMarked;
