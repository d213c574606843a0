/** Not tests: what the packages for installation have beside the program, made of its commands and of its libraries. */
@NullMarked
package io.nightcut.dist;

import org.jspecify.annotations.NullMarked;
