/** The commands, one class each, and the options that some of them share. */
@NullMarked
package io.nightcut.cli.command;

import org.jspecify.annotations.NullMarked;
