/** A run from its start to its end: the job as a table of contents, its plan, its progress, its locks and its stop. */
@NullMarked
package io.nightcut.run;

import org.jspecify.annotations.NullMarked;
