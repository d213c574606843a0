package io.nightcut.probe;

import io.nightcut.http.HttpClients;
import io.nightcut.manifest.link.MediaSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Starts probes: requests to the servers of media, without anything being sent to Descript. */
@Component
@EnableConfigurationProperties(ProbeSettings.class)
public class Probe {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HttpClients clients;
    private final ProbeSettings settings;
    private final ProbeVerdict verdict;
    private final Duration pause;
    private final Clock clock;

    @Autowired
    Probe(HttpClients clients, ProbeSettings settings, MediaSettings media, Clock clock) {
        this(clients, settings, media, PAUSE, clock);
    }

    Probe(HttpClients clients, ProbeSettings settings, MediaSettings media, Duration pause, Clock clock) {
        this.clients = clients;
        this.verdict = new ProbeVerdict(media.largeFile().toBytes(), clients::downloadsFrom);
        this.settings = settings;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * A new probe without media. Requests are sent only while somebody waits for {@link ProbeSession#next}.
     *
     * @param isStopping whether no more answers are needed
     */
    public ProbeSession begin(BooleanSupplier isStopping) {
        return new ProbeSession(
                new ProbeHttpClient(clients, settings.timeout()),
                settings,
                verdict,
                pause,
                clock.instant(),
                isStopping);
    }
}
