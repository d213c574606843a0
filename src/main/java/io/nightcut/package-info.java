/** The main class. */
@NullMarked
package io.nightcut;

import org.jspecify.annotations.NullMarked;
