/** The command {@code demo}: a night against the sandbox that is installed beside the program. */
@NullMarked
package io.nightcut.cli.demo;

import org.jspecify.annotations.NullMarked;
