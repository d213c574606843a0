/** The commands of the command line: they read arguments, start the application, and tell failures in one sentence. */
@NullMarked
package io.nightcut.cli;

import org.jspecify.annotations.NullMarked;
