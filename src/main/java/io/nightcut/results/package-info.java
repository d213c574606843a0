/** The results file that people open in the morning, and how the run ended. */
@NullMarked
package io.nightcut.results;

import org.jspecify.annotations.NullMarked;
