/** What the steps of a run tell each other: news, why to stop, how long Descript has been silent; and exit codes. */
@NullMarked
package io.nightcut.control;

import org.jspecify.annotations.NullMarked;
