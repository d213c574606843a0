package io.nightcut.http;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * How connections go out.
 *
 * @param http how they are made
 * @param media whom they may reach
 */
@ConfigurationProperties("nightcut")
record HttpSettings(Connections http, Media media) {

    static HttpSettings of(String caFile, String... privateHosts) {
        return new HttpSettings(new Connections(caFile), new Media(List.of(privateHosts), List.of()));
    }

    /** @param caFile a PEM file with the certificates of further authorities to trust, beside the public ones; empty: none */
    record Connections(String caFile) {}

    /**
     * Hosts of media, as {@link HostList} takes them.
     *
     * @param privateHosts those in private networks that probes and downloads may reach
     * @param downloadFrom those whose files nightcut downloads, and uploads to Descript
     */
    record Media(List<String> privateHosts, List<String> downloadFrom) {

        Media {
            refuseWhatIsNoHost("nightcut.media.private-hosts", privateHosts);
            refuseWhatIsNoHost("nightcut.media.download-from", downloadFrom);
        }

        private static void refuseWhatIsNoHost(String setting, List<String> hosts) {
            HostList.of(String.join(",", hosts)).entries().stream()
                    .filter(entry -> !HostList.isValid(entry))
                    .findFirst()
                    .ifPresent(entry -> {
                        throw new InvalidConfigurationPropertyValueException(
                                setting,
                                String.join(",", hosts),
                                "\"%s\" is no host. Write names such as media.example.com, addresses, or ranges such as 10.0.0.0/8, without https:// and path"
                                        .formatted(entry));
                    });
        }
    }
}
