/** The commands of the morning: the report, the nights of the past, and all that is known of one project. */
@NullMarked
package io.nightcut.cli.morning;

import org.jspecify.annotations.NullMarked;
