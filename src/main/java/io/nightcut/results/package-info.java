/** The ledger becomes the results file that people open in the morning, and decides how the run ended. */
@NullMarked
package io.nightcut.results;

import org.jspecify.annotations.NullMarked;
