package io.nightcut.callback;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import io.nightcut.descript.api.CallbackUrl;
import io.nightcut.descript.api.JobRequest;
import io.nightcut.state.StateAddress;
import java.net.SocketException;
import java.net.URI;
import java.util.Locale;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.stereotype.Component;

/** Has Descript call back while a run goes on, if that is switched on. */
@Component
@EnableConfigurationProperties(CallbackSettings.class)
public class Callbacks {

    private static final Logger log = LoggerFactory.getLogger(Callbacks.class);

    private final CallbackSettings settings;
    private final CallbackHints hints;
    private final CallbackSecret secret;
    private volatile @Nullable CallbackUrl address;
    private @Nullable CallbackServer server;

    Callbacks(CallbackSettings settings, CallbackHints hints, @Value(StateAddress.MACHINE_FILES) String state) {
        this.settings = settings;
        this.hints = hints;
        this.secret = new CallbackSecret(state);
    }

    /**
     * Accepts callbacks from now on; does nothing when they are off.
     *
     * @throws NightcutException it cannot listen there, or has no secret: exit code 2, and nothing was sent
     */
    public synchronized void listen() {
        if (!settings.isOn()) {
            return;
        }
        URI url = settings.with(secret.value());
        server = start(new CallbackServlet(url.getRawPath(), hints, this::accept));
        hints.begin();
        address = new CallbackUrl(url.toString());
        log.info("Listening on {} for callbacks to {}", settings.listen(), settings.shown());
    }

    /** Accepts no callbacks any more, and leaves no port open. */
    public synchronized void stopListening() {
        if (server != null) {
            address = null;
            server.close();
            server = null;
            hints.end();
        }
    }

    /** Descript has answered, and nothing is submitted yet. */
    public void submittingBegins() {
        hints.timeIsKnown();
    }

    private void accept(byte[] body) {
        CallbackBody.jobId(body).ifPresentOrElse(hints::add, hints::addNothing);
    }

    /** The request with the address to which the end of its job is reported, while callbacks are accepted. */
    public JobRequest addressed(JobRequest request) {
        CallbackUrl current = address;
        return current == null ? request : request.reportedTo(current);
    }

    /** Makes a new secret for the callback address. Callbacks of jobs that run now will be refused. */
    public void rotate() {
        secret.rotate();
    }

    /** One line on whether callbacks are on, without the secret. */
    public String description() {
        return settings.isOn()
                ? "Callbacks are on: Descript calls %s, and a run listens on %s"
                        .formatted(settings.shown(), settings.listen())
                : "Callbacks are off. To switch them on, set nightcut.callback.url";
    }

    /** Listens with this servlet, or says why it cannot. */
    CallbackServer start(CallbackServlet servlet) {
        try {
            return CallbackServer.start(settings.address(), servlet);
        } catch (WebServerException e) {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    "Cannot listen for callbacks on %s: %s. %s"
                            .formatted(settings.listen(), why(e), StandardPhrases.NOTHING_SENT));
        }
    }

    private static String why(WebServerException failure) {
        String reason = ExceptionUtils.getThrowableList(failure).stream()
                .filter(cause -> cause instanceof SocketException)
                .map(cause -> String.valueOf(cause.getMessage()))
                .findFirst()
                .orElseGet(() -> String.valueOf(ExceptionUtils.getRootCause(failure)));
        String words = reason.toLowerCase(Locale.ROOT);
        if (words.contains("already in use")) {
            return "the port is in use. End the program that uses it, or set another port in nightcut.callback.listen";
        }
        if (words.contains("permission denied")) {
            return "no permission for this port. Set one above 1023 in nightcut.callback.listen";
        }
        if (words.contains("assign requested address")) {
            return "this machine does not have this address. Correct nightcut.callback.listen";
        }
        return reason + ". Correct nightcut.callback.listen";
    }
}
