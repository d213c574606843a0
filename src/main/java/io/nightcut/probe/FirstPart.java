package io.nightcut.probe;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** The first bytes of a body; the rest is dropped by closing the connection, since a server may send the whole video. */
final class FirstPart implements BodySubscriber<byte[]> {

    /** In bytes. */
    static final int LENGTH = 4096;

    private final CompletableFuture<byte[]> part = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable Subscription subscription;

    private FirstPart() {}

    static BodySubscriber<byte[]> ofHead(ResponseInfo response) {
        return BodySubscribers.replacing(new byte[0]);
    }

    static BodySubscriber<byte[]> ofGet(ResponseInfo response) {
        return new FirstPart();
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return part;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        this.subscription = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] some = new byte[Math.min(buffer.remaining(), LENGTH - bytes.size())];
            buffer.get(some);
            bytes.write(some, 0, some.length);
        }
        if (bytes.size() == LENGTH && subscription != null) {
            subscription.cancel();
            part.complete(bytes.toByteArray());
        }
    }

    @Override
    public void onError(Throwable failure) {
        part.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        part.complete(bytes.toByteArray());
    }
}
