package io.nightcut.probe;

import static io.nightcut.probe.DownloadException.Next.GIVE_UP;
import static io.nightcut.probe.DownloadException.Next.TRY_AGAIN;

import io.nightcut.http.HttpClients;
import io.nightcut.http.LinkClient;
import io.nightcut.http.PrivateAddressException;
import io.nightcut.ledger.model.Media;
import io.nightcut.manifest.link.HttpUrl;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Downloads the files of the hosts that {@code nightcut.media.download-from} names, each whole and by one GET. */
@Component
@EnableConfigurationProperties(ProbeSettings.class)
public class FileDownload {

    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** In bytes a minute; with less a gigabyte takes more than a night. */
    private static final long SLOWEST = 1_000_000;

    private final HttpClients clients;
    private final LinkClient links;
    private final Duration timeout;
    private final Duration minute;

    @Autowired
    FileDownload(HttpClients clients, ProbeSettings settings) {
        this(clients, settings.timeout(), MINUTE);
    }

    FileDownload(HttpClients clients, Duration timeout, Duration minute) {
        this.clients = clients;
        this.links = clients.newLinkClient(timeout);
        this.timeout = timeout;
        this.minute = minute;
    }

    /** Whether nightcut downloads any files. */
    public boolean isForAny() {
        return clients.downloadsAny();
    }

    /** Whether a medium is downloaded by nightcut, and not by Descript. */
    public boolean isFor(Media media) {
        return isForAny()
                && !media.isLocal()
                && HttpUrl.parse(media.url())
                        .toUri()
                        .filter(clients::downloadsFrom)
                        .isPresent();
    }

    /** The server that is asked first, for messages. */
    public String host(Media media) {
        return HttpUrl.parse(media.url()).host();
    }

    /**
     * Returns when the whole file is on disk.
     *
     * @param goesOn asked several times a second; false ends the download
     * @return the medium with the size and the entity tag that its server gives
     */
    public Media download(Media media, DownloadPlace place, BooleanSupplier goesOn) throws DownloadException {
        FileReception reception = new FileReception(clients, links, media, place);
        CompletableFuture<Media> whole = new CompletableFuture<>();
        Thread thread = new Thread(() -> receive(reception, whole), "download");
        thread.setDaemon(true);
        thread.start();
        try {
            return await(whole, reception, goesOn);
        } catch (ExecutionException e) {
            throw failure(Objects.requireNonNull(e.getCause()), reception);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DownloadException(TRY_AGAIN, "the download was interrupted");
        } finally {
            reception.cancel();
        }
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever it is, somebody waits for it.
    private static void receive(FileReception reception, CompletableFuture<Media> whole) {
        try {
            whole.complete(reception.receive());
        } catch (Exception | Error e) {
            whole.completeExceptionally(e);
        }
    }

    private Media await(CompletableFuture<Media> whole, FileReception reception, BooleanSupplier goesOn)
            throws InterruptedException, ExecutionException, DownloadException {
        long before = 0;
        long since = System.nanoTime();
        while (true) {
            try {
                return whole.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (!goesOn.getAsBoolean()) {
                    throw new DownloadException(TRY_AGAIN, "the download was cancelled");
                }
                if (System.nanoTime() - since > minute.toNanos()) {
                    if (reception.received() - before < SLOWEST) {
                        throw new DownloadException(
                                GIVE_UP,
                                "the server %s sends less than 1 MB a minute. Run again when it is faster"
                                        .formatted(reception.host()));
                    }
                    before = reception.received();
                    since = System.nanoTime();
                }
            }
        }
    }

    private DownloadException failure(Throwable failure, FileReception reception) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof DownloadException known) {
            return known;
        }
        String host = reception.host();
        String refusal = clients.tunnelRefusal(reception.uri(), failure);
        if (refusal != null) {
            return new DownloadException(GIVE_UP, refusal);
        }
        if (ExceptionUtils.indexOfType(failure, PrivateAddressException.class) >= 0) {
            return new DownloadException(GIVE_UP, ConnectionFailure.isPrivate(host));
        }
        return reception.received() > 0
                ? reception.brokenOff()
                : new DownloadException(TRY_AGAIN, ConnectionFailure.sentence(host, failure, timeout));
    }
}
