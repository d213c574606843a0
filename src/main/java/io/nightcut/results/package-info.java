/** The ledger becomes the results that people open in the morning, and says how the run ended. */
@NullMarked
package io.nightcut.results;

import org.jspecify.annotations.NullMarked;
