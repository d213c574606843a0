/** Uploads the bytes of local files to the addresses that Descript gave for them. */
@NullMarked
package io.nightcut.upload;

import org.jspecify.annotations.NullMarked;
