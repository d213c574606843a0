/** The report of a night, for whoever opens it in the morning: what is ready, who has to do what, and how the night went. */
@NullMarked
package io.nightcut.report;

import org.jspecify.annotations.NullMarked;
