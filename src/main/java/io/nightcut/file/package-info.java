/** Files that are replaced whole or not at all. */
@NullMarked
package io.nightcut.file;

import org.jspecify.annotations.NullMarked;
