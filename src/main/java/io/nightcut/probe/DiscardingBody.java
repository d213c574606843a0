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

/** A body that nobody wants: the connection is closed, so that a server that knows no ranges sends no whole video. */
final class DiscardingBody implements BodySubscriber<@Nullable Void> {

    /** So few bytes are read, and the connection serves the next request. */
    private static final long FEW = 16_384;

    private DiscardingBody() {}

    static BodySubscriber<@Nullable Void> ofHead(ResponseInfo response) {
        return BodySubscribers.discarding();
    }

    static BodySubscriber<@Nullable Void> ofGet(ResponseInfo response) {
        Long length = new ResponseHead(response.statusCode(), response.headers()).length();
        return length != null && length <= FEW ? BodySubscribers.discarding() : new DiscardingBody();
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
        // Of a subscription that was cancelled a last piece may still come.
    }

    @Override
    public void onError(Throwable failure) {
        // The head of the response, which is all that is wanted, is there.
    }

    @Override
    public void onComplete() {
        // As above.
    }
}
