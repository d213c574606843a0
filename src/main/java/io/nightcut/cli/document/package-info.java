/** What the commands that read have to tell, each with a schema in {@code src/docs/formats.md}. */
@NullMarked
package io.nightcut.cli.document;

import org.jspecify.annotations.NullMarked;
