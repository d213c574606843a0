/** How many calls of a kind Descript allows in a period, and the limiter that keeps to it. */
@NullMarked
package io.nightcut.descript.quota;

import org.jspecify.annotations.NullMarked;
