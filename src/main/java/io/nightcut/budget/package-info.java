/** Whether a paid call may be made: what it may cost, what is spent, and the caps on both. */
@NullMarked
package io.nightcut.budget;

import org.jspecify.annotations.NullMarked;
