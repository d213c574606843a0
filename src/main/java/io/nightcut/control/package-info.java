/** What the steps of a run tell each other: what has changed, why to stop, since when Descript is silent. */
@NullMarked
package io.nightcut.control;

import org.jspecify.annotations.NullMarked;
