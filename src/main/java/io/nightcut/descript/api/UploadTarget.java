package io.nightcut.descript.api;

import org.jspecify.annotations.Nullable;

/** Where the bytes of one medium are to be PUT. A secret: whoever has it may write there. */
public record UploadTarget(@Nullable String uploadUrl) {

    @Override
    public String toString() {
        return "…";
    }
}
