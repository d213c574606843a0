/** A run from its start to its end: its job and steps, its plan, its progress, its lock and how it is stopped. */
@NullMarked
package io.nightcut.run;

import org.jspecify.annotations.NullMarked;
