/** Asks the server of a media URL what it would give Descript. */
@NullMarked
package io.nightcut.probe;

import org.jspecify.annotations.NullMarked;
