/** A project's import and its edit: intent, POST, job id, outcome; and a look at whatever is open. */
@NullMarked
package io.nightcut.stage;

import org.jspecify.annotations.NullMarked;
