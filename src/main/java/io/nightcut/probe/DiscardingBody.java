package io.nightcut.probe;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Drops the body of a response by closing the connection, since a server without Range support would send the whole video. */
final class DiscardingBody implements BodySubscriber<@Nullable Void> {

    /** In bytes. Shorter bodies are read to the end, so that the connection can be used again. */
    private static final long LIMIT = 16_384;

    private DiscardingBody() {}

    static BodySubscriber<@Nullable Void> ofHead(ResponseInfo response) {
        return BodySubscribers.discarding();
    }

    static BodySubscriber<@Nullable Void> ofGet(ResponseInfo response) {
        Long length = new ResponseHead(response.statusCode(), response.headers()).length();
        return length != null && length <= LIMIT ? BodySubscribers.discarding() : new DiscardingBody();
    }

    @Override
    public CompletionStage<@Nullable Void> getBody() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> unread) {
        // A last piece may come although the subscription was cancelled.
    }

    @Override
    public void onError(Throwable failure) {
        // The head of the response is there, and nothing else is needed.
    }

    @Override
    public void onComplete() {
        // As above.
    }
}
