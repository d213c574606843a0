/** The home: where settings, state and log are, whoever starts nightcut and from where, and which settings hold. */
@NullMarked
package io.nightcut.home;

import org.jspecify.annotations.NullMarked;
