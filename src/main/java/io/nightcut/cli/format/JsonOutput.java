package io.nightcut.cli.format;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.nightcut.text.Redacted;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes documents as JSON. Every text in them is {@link Redacted#text redacted}, whatever brought it here. */
final class JsonOutput {

    /** It changes when a field is taken away or means something else; fields may be added to it. */
    private static final int FORMAT = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultVisibility(of -> of.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .addModule(
                    new SimpleModule().addSerializer(String.class, new Texts()).addSerializer(Rows.class, new Arrays()))
            .build();

    private record Envelope(
            int format, String command, @JsonUnwrapped Document document) {}

    private JsonOutput() {}

    /** Writes it with the number of its format and the name of the command. */
    static void write(String command, Document document, OutputStream out) {
        MAPPER.writeValue(out, new Envelope(FORMAT, command, document));
    }

    private static final class Texts extends StdSerializer<String> {

        Texts() {
            super(String.class);
        }

        @Override
        public void serialize(String text, JsonGenerator json, SerializationContext context) {
            json.writeString(Redacted.text(text));
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class Arrays extends StdSerializer<Rows> {

        Arrays() {
            super(Rows.class);
        }

        @Override
        @SuppressWarnings("unchecked")
        public void serialize(Rows rows, JsonGenerator json, SerializationContext context) {
            json.writeStartArray();
            rows.each(json::writePOJO);
            json.writeEndArray();
        }
    }
}
