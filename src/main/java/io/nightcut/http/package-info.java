/** How connections go out: one way to make HTTP clients, with the proxies and certificates that all of them use. */
@NullMarked
package io.nightcut.http;

import org.jspecify.annotations.NullMarked;
