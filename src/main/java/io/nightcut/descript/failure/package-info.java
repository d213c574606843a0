/** The failures of a call, each type named by what to do next. */
@NullMarked
package io.nightcut.descript.failure;

import org.jspecify.annotations.NullMarked;
