package io.nightcut.doctor;

import io.nightcut.control.Durations;
import io.nightcut.control.LogTime;
import io.nightcut.control.StandardPhrases;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.Drive;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.descript.failure.DescriptException.ProxyRefused;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unauthorized;
import io.nightcut.http.HttpClients;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** One call to Descript, which costs nothing, and what it shows: the way there, the token and its Drive, the clock. */
@Component
public class DescriptChecks {

    private static final Duration SMALL_DIFFERENCE = Duration.ofSeconds(60);

    private final DescriptClient descript;
    private final HttpClients clients;
    private final Clock clock;
    private final URI baseUrl;

    DescriptChecks(
            DescriptClient descript, HttpClients clients, Clock clock, @Value("${descript.base-url}") URI baseUrl) {
        this.descript = descript;
        this.clients = clients;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /** Waits for the answer, as long as the settings of the connection say. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        String way = "%s is reached %s".formatted(baseUrl, clients.wayTo(baseUrl));
        try {
            Drive drive = descript.status();
            findings.add(Finding.ok("connection", way));
            findings.add(Finding.ok("token", "accepted, for Drive " + name(drive)));
            findings.add(clock());
        } catch (Unauthorized e) {
            if (!e.getMessage().startsWith("no token is set")) {
                findings.add(Finding.ok("connection", way));
            }
            findings.add(Finding.wrong("token", StandardPhrases.tokenRefused(e.getMessage())));
        } catch (ProxyRefused e) {
            findings.add(Finding.wrong("connection", "%s: %s".formatted(way, e.getMessage())));
        } catch (Rejected e) {
            findings.add(Finding.wrong(
                    "connection",
                    "%s: the call was %s. Check the setting descript.base-url".formatted(way, e.getMessage())));
        } catch (DescriptException e) {
            findings.add(Finding.wrong(
                    "connection",
                    "%s: no answer (%s). Check network, proxy and nightcut.http.ca-file"
                            .formatted(way, e.getMessage())));
        }
        return findings;
    }

    private static String name(Drive drive) {
        return Objects.requireNonNullElse(drive.driveName(), "(Descript gives no name)");
    }

    /** Runs go by Descript's clock, so that a wrong one here does no harm to them. */
    private Finding clock() {
        Instant local = Clock.systemUTC().instant();
        Duration ahead = Duration.between(clock.instant(), local);
        return ahead.abs().compareTo(SMALL_DIFFERENCE) < 0
                ? Finding.ok("clock", "agrees with Descript's (%s)".formatted(LogTime.of(local)))
                : Finding.warning(
                        "clock",
                        "is %s %s Descript's. Runs go by Descript's, but --until and cron by this one: set it right"
                                .formatted(Durations.words(ahead.abs()), ahead.isNegative() ? "behind" : "ahead of"));
    }
}
