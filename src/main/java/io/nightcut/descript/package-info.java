/** Descript's HTTP API: one client that takes the permit, makes the call and translates failures. Knows nobody. */
@NullMarked
package io.nightcut.descript;

import org.jspecify.annotations.NullMarked;
