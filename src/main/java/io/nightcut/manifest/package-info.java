/** The first two steps of a run: the lines of the manifest become projects in the ledger. */
@NullMarked
package io.nightcut.manifest;

import org.jspecify.annotations.NullMarked;
