/** The first step: the lines of a manifest become projects in the ledger. */
@NullMarked
package io.nightcut.manifest;

import org.jspecify.annotations.NullMarked;
