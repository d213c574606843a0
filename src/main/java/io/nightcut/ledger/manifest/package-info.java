/** What manifests ask for: their lines become projects, or are recognised as projects that are known. */
@NullMarked
package io.nightcut.ledger.manifest;

import org.jspecify.annotations.NullMarked;
