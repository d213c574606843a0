/** The vendor's table of calls, with the requests and answers as records. */
@NullMarked
package io.nightcut.descript.api;

import org.jspecify.annotations.NullMarked;
