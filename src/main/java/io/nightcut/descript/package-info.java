/** Calls Descript's HTTP API: one client that keeps to the quotas, retries reads and translates failures. Knows nobody. */
@NullMarked
package io.nightcut.descript;

import org.jspecify.annotations.NullMarked;
