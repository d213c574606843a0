/** Descript's HTTP API: its calls, its quotas and its failures. Knows nobody. */
@NullMarked
package io.nightcut.descript;

import org.jspecify.annotations.NullMarked;
