/** The bytes of a manifest become lines: encoding, separator, quotes, header and columns. */
@NullMarked
package io.nightcut.manifest.csv;

import org.jspecify.annotations.NullMarked;
