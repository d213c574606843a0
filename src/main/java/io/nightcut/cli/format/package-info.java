/** What the commands that read tell to scripts and spreadsheets: one JSON document, or one table. */
@NullMarked
package io.nightcut.cli.format;

import org.jspecify.annotations.NullMarked;
