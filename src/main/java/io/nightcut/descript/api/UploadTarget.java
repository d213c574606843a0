package io.nightcut.descript.api;

import org.jspecify.annotations.Nullable;

/** Where to PUT the bytes of one file. A secret, since whoever has it can write there: its text form hides it. */
public record UploadTarget(@Nullable String uploadUrl) {

    @Override
    public String toString() {
        return "…";
    }
}
