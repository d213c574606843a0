package io.nightcut.http;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How connections go out.
 *
 * @param http how they are made
 * @param media whom they may reach
 */
@ConfigurationProperties("nightcut")
record HttpSettings(Connections http, Media media) {

    static HttpSettings of(String caFile, String... privateHosts) {
        return new HttpSettings(new Connections(caFile), new Media(List.of(privateHosts)));
    }

    /** @param caFile a PEM file with the certificates of further authorities to trust, beside the public ones; empty: none */
    record Connections(String caFile) {}

    /** @param privateHosts those in private networks that probes may reach, as {@link HostList} takes them */
    record Media(List<String> privateHosts) {}
}
