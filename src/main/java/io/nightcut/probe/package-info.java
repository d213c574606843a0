/** Asks the media servers what they would give Descript, before anything is sent. */
@NullMarked
package io.nightcut.probe;

import org.jspecify.annotations.NullMarked;
