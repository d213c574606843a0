/** A state in a PostgreSQL database that several machines share: how it is reached, and which of them may change it. */
@NullMarked
package io.nightcut.state.postgresql;

import org.jspecify.annotations.NullMarked;
