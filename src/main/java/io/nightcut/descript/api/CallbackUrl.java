package io.nightcut.descript.api;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where Descript reports the end of a job. Whoever knows it can call us, so the text form hides it. */
public record CallbackUrl(String value) {

    @Override
    @JsonValue
    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return "…";
    }
}
