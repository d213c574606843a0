/** The entrance: the command line is read, one command is called, and in one line it is said why it failed. */
@NullMarked
package io.nightcut.cli;

import org.jspecify.annotations.NullMarked;
