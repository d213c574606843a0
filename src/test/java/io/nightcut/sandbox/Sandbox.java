package io.nightcut.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** A running stand-in for Descript, on 127.0.0.1 alone. */
public final class Sandbox implements AutoCloseable {

    private final Account account;
    private final Faults faults;
    private final Meter meter = new Meter();
    private final Api api;
    private final WireMockServer server;

    private Sandbox(SandboxSettings settings, Clock clock) {
        account = new Account(settings, clock);
        faults = new Faults(account.draws);
        api = new Api(account, faults, meter);
        server = new WireMockServer(options()
                .bindAddress("127.0.0.1")
                .port(settings.port())
                // Else the JDK's HTTP client sees its streams reset.
                .http2PlainDisabled(true)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .gzipDisabled(true)
                .containerThreads(64)
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(16)
                .extensions(new Switchboard(account, api, new Admin(account, faults, meter, api))));
        server.stubFor(any(anyUrl()).willReturn(ok()));
        server.start();
    }

    public static Sandbox start(SandboxSettings settings) {
        return start(settings, Clock.systemUTC());
    }

    /** With a clock that a test moves by hand. */
    public static Sandbox start(SandboxSettings settings, Clock clock) {
        return new Sandbox(settings, clock);
    }

    public String baseUrl() {
        return server.baseUrl().replace("localhost", "127.0.0.1") + "/v1";
    }

    /** Where the sandbox serves this project's video. */
    public String mediaUrl(String project) {
        String file = URLEncoder.encode(project, StandardCharsets.UTF_8).replace("+", "%20");
        return baseUrl().replace("/v1", "/media/") + file + ".mp4";
    }

    public String token() {
        return account.settings.token();
    }

    public void order(Fault fault) {
        synchronized (account) {
            faults.order(fault);
        }
    }

    /** Told of every fault that strikes, after what effect it leaves and before the caller has an answer. */
    public void whenStruck(Consumer<Fault> listener) {
        synchronized (account) {
            faults.whenStruck(listener);
        }
    }

    public List<Fault> faultsLeft() {
        synchronized (account) {
            return faults.left();
        }
    }

    public void clearFaults() {
        synchronized (account) {
            faults.clear();
        }
    }

    /** While on, every call is answered 503. */
    public void outage(boolean on) {
        synchronized (account) {
            api.outage(on);
        }
    }

    /** So many more jobs of this type are accepted, then 402. */
    public void credit(JobType type, int left) {
        synchronized (account) {
            account.credit(type, left);
        }
    }

    public Seeded seed(Seed seed) {
        synchronized (account) {
            return account.seed(seed);
        }
    }

    public Bill bill() {
        synchronized (account) {
            return meter.bill(account);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
