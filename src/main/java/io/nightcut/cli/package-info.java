/** The commands: they read the arguments, start the application, and say in one line why a command failed. */
@NullMarked
package io.nightcut.cli;

import org.jspecify.annotations.NullMarked;
