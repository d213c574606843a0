package io.nightcut.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What program and sandbox contain of others, with licences.
 *
 * @param all a software bill of materials (CycloneDX) of everything that the build uses, with the texts of the licences
 * @param ofProgram the one that is in the program's jar
 */
record ShippedLibraries(ObjectNode all, JsonNode ofProgram) {

    /** As {@code src/dist/sandbox.xml} has them. */
    private static final Set<String> OF_SANDBOX = Set.of(
            "org.wiremock:wiremock-standalone",
            "tools.jackson.core:jackson-databind",
            "tools.jackson.core:jackson-core",
            "com.fasterxml.jackson.core:jackson-annotations",
            "org.jspecify:jspecify");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static ShippedLibraries of(Path all, Path ofProgram) {
        return new ShippedLibraries((ObjectNode) JSON.readTree(all.toFile()), JSON.readTree(ofProgram.toFile()));
    }

    void write(Path folder) throws IOException {
        Path boms = Files.createDirectories(folder.resolve("sbom"));
        Files.writeString(boms.resolve("nightcut.cdx.json"), ofProgram.toPrettyString() + "\n");
        Files.writeString(boms.resolve("nightcut-sandbox.cdx.json"), ofSandbox().toPrettyString() + "\n");
        Path licences = Files.createDirectories(folder.resolve("licences"));
        StringBuilder list = new StringBuilder();
        Map<String, String> texts = new TreeMap<>();
        for (JsonNode component : shipped()) {
            List<String> names = new ArrayList<>();
            for (JsonNode choice : component.path("licenses")) {
                names.add(nameOf(choice));
                String text =
                        choice.path("license").path("text").path("content").asString("");
                if (!text.isEmpty()) {
                    texts.put(nameOf(choice), new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8));
                }
            }
            list.append("%s %s: %s\n"
                    .formatted(nameAndGroup(component), text(component, "version"), String.join(" or ", names)));
        }
        Files.writeString(licences.resolve("LIBRARIES.txt"), list);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(licences.resolve(text.getKey().replaceAll("[^\\w.-]+", "-") + ".txt"), text.getValue());
        }
    }

    private static String nameOf(JsonNode choice) {
        return Stream.of(
                        text(choice.path("license"), "id"),
                        text(choice.path("license"), "name"),
                        text(choice, "expression"))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> shipped() {
        Set<String> program = ofProgram
                .path("components")
                .valueStream()
                .map(component -> text(component, "purl"))
                .collect(Collectors.toSet());
        return all.path("components")
                .valueStream()
                .filter(component -> program.contains(text(component, "purl")) || isOfSandbox(component))
                .toList();
    }

    private static boolean isOfSandbox(JsonNode component) {
        return OF_SANDBOX.contains(nameAndGroup(component));
    }

    private static String nameAndGroup(JsonNode component) {
        return text(component, "group") + ":" + text(component, "name");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    /** The texts of the licences are beside it. */
    private JsonNode ofSandbox() {
        ObjectNode bom = all.deepCopy();
        bom.remove("dependencies");
        ArrayNode components = bom.putArray("components");
        all.deepCopy()
                .path("components")
                .valueStream()
                .filter(ShippedLibraries::isOfSandbox)
                .forEach(components::add);
        components.findParents("text").forEach(licence -> ((ObjectNode) licence).remove("text"));
        return bom;
    }
}
