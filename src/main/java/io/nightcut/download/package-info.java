/** Downloads the media that Descript cannot reach, so that they can be uploaded like local files. */
@NullMarked
package io.nightcut.download;

import org.jspecify.annotations.NullMarked;
