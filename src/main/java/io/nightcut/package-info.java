/** The run: the command line, starting and recovering a run, and the job as one sentence. */
@NullMarked
package io.nightcut;

import org.jspecify.annotations.NullMarked;
