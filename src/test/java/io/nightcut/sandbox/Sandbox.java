package io.nightcut.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A running stand-in for Descript, on 127.0.0.1 alone. */
public final class Sandbox implements AutoCloseable {

    private final Drives drives;
    private final Faults faults;
    private final Meter meter = new Meter();
    private final Api api;
    private final WireMockServer server;

    private Sandbox(SandboxSettings settings, Clock clock, WireMockConfiguration options) {
        drives = new Drives(settings, clock);
        faults = new Faults(settings);
        api = new Api(drives, faults, meter);
        server = new WireMockServer(options.bindAddress("127.0.0.1")
                // Else the JDK's HTTP client sees its streams reset.
                .http2PlainDisabled(true)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .gzipDisabled(true)
                .containerThreads(64)
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(16)
                .extensions(new Switchboard(drives, api, new Admin(drives, faults, meter, api))));
        server.stubFor(any(anyUrl()).willReturn(ok()));
        server.start();
    }

    public static Sandbox start(SandboxSettings settings) {
        return start(settings, Clock.systemUTC());
    }

    /** By https alone, with this certificate, and with HTTP/2 for whoever wants it. */
    public static Sandbox start(SandboxSettings settings, SelfSigned certificate) {
        return new Sandbox(
                settings,
                Clock.systemUTC(),
                options()
                        .httpDisabled(true)
                        .httpsPort(settings.port())
                        .keystorePath(certificate.store().toString())
                        .keystorePassword(certificate.password())
                        .keyManagerPassword(certificate.password())
                        .keystoreType("PKCS12"));
    }

    /** With a clock that a test moves by hand. */
    public static Sandbox start(SandboxSettings settings, Clock clock) {
        return new Sandbox(settings, clock, options().port(settings.port()));
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
        return drives.settings.token();
    }

    public void order(Fault fault) {
        synchronized (drives) {
            faults.order(fault, drives.now());
        }
    }

    /** Faults as {@link #script} or a person writes them, one a line; what comes after a {@code #} is not read. */
    public void order(String script) {
        FaultText.script(script).forEach(this::order);
    }

    /** The seed and all faults that were ever ordered, one a line, for {@link #order(String)} of another sandbox. */
    public String script() {
        synchronized (drives) {
            return "# seed " + drives.settings.seed() + "\n" + String.join("\n", faults.rules()) + "\n";
        }
    }

    /** What struck, in order: call, project and fault, one a line. */
    public List<String> strikes() {
        synchronized (drives) {
            return faults.strikes();
        }
    }

    /** Told of every fault that strikes, after what effect it leaves and before the caller has an answer. */
    public void whenStruck(Consumer<Fault> listener) {
        synchronized (drives) {
            faults.whenStruck(listener);
        }
    }

    /** Project and status of each callback so far, {@code Recap: 200}. */
    public List<String> callbackAnswers() {
        return drives.callbacks.answers();
    }

    public List<Fault> faultsLeft() {
        synchronized (drives) {
            return faults.left();
        }
    }

    public void clearFaults() {
        synchronized (drives) {
            faults.clear();
        }
    }

    /** While on, every call is answered 503. */
    public void outage(boolean on) {
        synchronized (drives) {
            api.outage(on);
        }
    }

    /** So many more jobs of this type are accepted, then 402. */
    public void credit(JobType type, int left) {
        synchronized (drives) {
            drives.first().credit(type, left);
        }
    }

    public Seeded seed(Seed seed) {
        synchronized (drives) {
            return new Seeding(drives.first()).seed(seed);
        }
    }

    /** Another Drive, with a token of its own. Faults and bill are common to all. */
    public Drive addDrive(String name, String token) {
        synchronized (drives) {
            return drives.add(name, token);
        }
    }

    /** The Drive of {@link #token}. */
    public Drive drive() {
        synchronized (drives) {
            return drives.first().drive;
        }
    }

    /** A project that was in that Drive before. */
    public Seeded seed(Drive drive, Seed seed) {
        synchronized (drives) {
            return new Seeding(drives.with(drive.token()).orElseThrow()).seed(seed);
        }
    }

    /** Somebody deletes the projects of that name in Descript: 404, and not listed. The records of their jobs stay. */
    public void personDeletes(String project) {
        synchronized (drives) {
            drives.named(project).forEach(Project::delete);
        }
    }

    /** Somebody works on the projects of that name in Descript: their updated_at is now. */
    public void personEdits(String project) {
        synchronized (drives) {
            drives.named(project).forEach(each -> each.touch(drives.now()));
        }
    }

    /** By the name of each file that was uploaded: the SHA-256 of its bytes, in hexadecimal. */
    public Map<String, String> uploaded() {
        synchronized (drives) {
            return drives.first().uploads.digests();
        }
    }

    public Bill bill() {
        synchronized (drives) {
            return meter.bill(drives);
        }
    }

    @Override
    public void close() {
        drives.callbacks.close();
        server.stop();
    }
}
