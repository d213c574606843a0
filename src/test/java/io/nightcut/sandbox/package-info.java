/** A stand-in for Descript's HTTP API: jobs take time, quotas hold, faults come as ordered, and every accepted POST is on the bill. */
@NullMarked
package io.nightcut.sandbox;

import org.jspecify.annotations.NullMarked;
