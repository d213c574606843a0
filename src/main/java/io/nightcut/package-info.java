/** What Spring builds the program of. */
@NullMarked
package io.nightcut;

import org.jspecify.annotations.NullMarked;
