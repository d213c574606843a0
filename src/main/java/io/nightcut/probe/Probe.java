package io.nightcut.probe;

import io.nightcut.http.HttpClients;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Where probing begins. */
@Component
@EnableConfigurationProperties(ProbeSettings.class)
public class Probe {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HttpClients clients;
    private final ProbeSettings settings;
    private final Duration pause;
    private final Clock clock;

    @Autowired
    Probe(HttpClients clients, ProbeSettings settings, Clock clock) {
        this(clients, settings, PAUSE, clock);
    }

    Probe(HttpClients clients, ProbeSettings settings, Duration pause, Clock clock) {
        this.clients = clients;
        this.settings = settings;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * Begins anew; nothing is asked before the first answer is wanted.
     *
     * @param isStopping true: no more answers are wanted
     */
    public ProbeSession begin(BooleanSupplier isStopping) {
        return new ProbeSession(new HttpRequests(clients, settings.timeout()), settings, pause, clock.instant(), isStopping);
    }
}
