/** Texts that come from outside, made safe to show and to store. */
@NullMarked
package io.nightcut.text;

import org.jspecify.annotations.NullMarked;
