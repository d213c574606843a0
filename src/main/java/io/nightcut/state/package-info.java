/**
 * Where the ledger is kept, a file of this machine or a PostgreSQL database that several machines share: who may change it, how
 * others look into it meanwhile, and that it is not lost.
 */
@NullMarked
package io.nightcut.state;

import org.jspecify.annotations.NullMarked;
