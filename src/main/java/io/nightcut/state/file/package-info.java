/**
 * A state in a file of this machine: who may change it, how others look into it beside a run, and how it is closed and compacted.
 */
@NullMarked
package io.nightcut.state.file;

import org.jspecify.annotations.NullMarked;
