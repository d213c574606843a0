package io.nightcut.probe;

import static io.nightcut.probe.DownloadException.Next.GIVE_UP;
import static io.nightcut.probe.DownloadException.Next.TRY_AGAIN;

import io.nightcut.http.HttpClients;
import io.nightcut.http.LinkClient;
import io.nightcut.http.LinkRequest;
import io.nightcut.http.LinkResponse;
import io.nightcut.ledger.model.Media;
import io.nightcut.manifest.link.FirstBytes;
import io.nightcut.manifest.link.HttpUrl;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The receiving of one file, over redirects and a page that asks for confirmation. Each host on the way must be one of
 * {@code nightcut.media.download-from}, and what does not begin like a medium is not received: a line of a manifest must not
 * carry anything else out of a network.
 */
final class FileReception {

    private static final int BUFFER = 65_536;

    /** So much room is asked for at a time if the server does not say how long the file is. */
    private static final long STEP = 64_000_000;

    private final HttpClients clients;
    private final LinkClient links;
    private final Media media;
    private final DownloadPlace place;
    private final AtomicLong received = new AtomicLong();
    private volatile ProbeRequest request;
    private volatile @Nullable LinkRequest sent;
    private volatile boolean isCancelled;
    private boolean isConfirmed;

    FileReception(HttpClients clients, LinkClient links, Media media, DownloadPlace place) {
        this.clients = clients;
        this.links = links;
        this.media = media;
        this.place = place;
        this.request = ProbeRequest.of("", media)
                .map(ProbeRequest::byGet)
                .orElseThrow(() -> new IllegalArgumentException("No server can be asked for " + media));
    }

    /** That was asked last. */
    String host() {
        return request.at().host();
    }

    URI uri() {
        return request.at().toUri().orElseThrow();
    }

    /** In bytes, so far. */
    long received() {
        return received.get();
    }

    /** Whoever receives gets an exception. */
    void cancel() {
        isCancelled = true;
        LinkRequest current = sent;
        if (current != null) {
            current.cancel();
        }
    }

    DownloadException brokenOff() {
        return new DownloadException(
                TRY_AGAIN,
                "the server %s closed the connection after %d bytes, before the end of the file. Run again when it is stable"
                        .formatted(host(), received.get()));
    }

    /** Returns the medium as its server tells of it, when all its bytes are on disk. */
    Media receive() throws IOException, DownloadException {
        while (true) {
            refuseOtherHosts();
            LinkRequest get = links.request("GET", uri()).header("User-Agent", "nightcut");
            sent = get;
            if (isCancelled) {
                throw new DownloadException(TRY_AGAIN, "the download was cancelled");
            }
            try (LinkResponse response = get.send()) {
                ResponseHead head = new ResponseHead(response.status(), response.headers());
                Optional<String> onwards = Optional.ofNullable(head.isRedirect() ? head.location() : null);
                if (onwards.isEmpty()) {
                    InputStream body = response.body();
                    byte[] first = body.readNBytes(FirstBytes.LENGTH);
                    onwards = confirmation(head, first, body);
                    if (onwards.isEmpty()) {
                        judge(head, first, response.hasEnd());
                        store(head, first, body);
                        return new Media(
                                media.name(),
                                media.url(),
                                media.language(),
                                received.get(),
                                media.expires(),
                                null,
                                head.version());
                    }
                }
                request = redirected(onwards.orElseThrow());
            }
        }
    }

    private void refuseOtherHosts() throws DownloadException {
        if (!clients.downloadsFrom(uri())) {
            throw new DownloadException(
                    GIVE_UP,
                    "the link redirects to the server %s, which nightcut.media.download-from does not name. Give a direct link, or add the host to the setting, then run again"
                            .formatted(host()));
        }
    }

    private ProbeRequest redirected(String location) throws DownloadException {
        URI target = request.at().resolve(location).orElse(null);
        String problem = RedirectPolicy.problem(request, target);
        if (target == null || problem != null) {
            throw new DownloadException(GIVE_UP, String.valueOf(problem));
        }
        return request.redirectedTo(HttpUrl.of(target).orElseThrow());
    }

    /** Where the file is, if this is a page with a button that leads to it. It is followed once. */
    private Optional<String> confirmation(ResponseHead head, byte[] first, InputStream body) throws IOException {
        if (head.status() != ResponseHead.OK || !ProbeVerdict.isPage(head) || isConfirmed) {
            return Optional.empty();
        }
        isConfirmed = true;
        String page = new String(first, StandardCharsets.UTF_8)
                + new String(body.readNBytes(ConfirmationForm.LONGEST_PAGE), StandardCharsets.UTF_8);
        return ConfirmationForm.target(page);
    }

    private void judge(ResponseHead head, byte[] first, boolean hasEnd) throws DownloadException {
        if (head.isOfAProxy() && clients.proxyFor(uri()) != null) {
            throw new DownloadException(GIVE_UP, clients.proxyRefusal(uri()));
        }
        FirstBytes bytes = FirstBytes.of(first);
        String problem = ProbeVerdict.noFile(request, head, bytes);
        if (problem != null) {
            throw new DownloadException(head.isTransient() ? TRY_AGAIN : GIVE_UP, problem);
        }
        if (head.status() != ResponseHead.OK) {
            throw new DownloadException(GIVE_UP, ProbeVerdict.status(host(), head.status()));
        }
        if (!bytes.areOfAMedium()) {
            throw new DownloadException(
                    GIVE_UP,
                    "the server %s sends a file that is not a video or audio file by its content. Correct the link, then run again"
                            .formatted(host()));
        }
        if (!hasEnd) {
            throw new DownloadException(
                    GIVE_UP,
                    "the server %s does not say how long the file is (no Content-Length), so that a part of it could be taken for the whole. Download the file and give the path of the local file, then run again"
                            .formatted(host()));
        }
    }

    private void store(ResponseHead head, byte[] first, InputStream body) throws IOException, DownloadException {
        Long length = head.length();
        received.set(0);
        try (FileChannel file = place.open()) {
            long reserved = length == null ? STEP : length;
            place.reserve(reserved);
            byte[] buffer = new byte[BUFFER];
            byte[] part = first;
            for (int read = first.length; read > 0; read = body.read(buffer), part = buffer) {
                if (received.get() + read > reserved) {
                    reserved += STEP;
                    place.reserve(reserved);
                }
                write(file, ByteBuffer.wrap(part, 0, read));
                received.addAndGet(read);
            }
            if (length != null && received.get() != length) {
                throw brokenOff();
            }
            force(file);
        }
    }

    private static void write(FileChannel file, ByteBuffer part) throws DownloadException {
        try {
            while (part.hasRemaining()) {
                file.write(part);
            }
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private static void force(FileChannel file) throws DownloadException {
        try {
            file.force(true);
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private static DownloadException notWritten(IOException e) {
        return new DownloadException(
                GIVE_UP,
                "the downloaded file cannot be written (%s). Check the disk, then run again".formatted(e.getMessage()));
    }
}
