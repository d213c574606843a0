/** How a command starts the application: with which settings, log file and token. */
@NullMarked
package io.nightcut.cli.start;

import org.jspecify.annotations.NullMarked;
