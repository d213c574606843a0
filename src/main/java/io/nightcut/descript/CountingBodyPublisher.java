package io.nightcut.descript;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/** A request body that counts the bytes of it that were handed to the connection so far. */
final class CountingBodyPublisher implements BodyPublisher {

    private final BodyPublisher body;
    private volatile long sent;

    CountingBodyPublisher(BodyPublisher body) {
        this.body = body;
    }

    long sent() {
        return sent;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        sent = 0;
        body.subscribe(new Subscriber<ByteBuffer>() {

            @Override
            public void onSubscribe(Subscription subscription) {
                subscriber.onSubscribe(subscription);
            }

            @Override
            @SuppressWarnings("NonAtomicVolatileUpdate") // A publisher calls one after the other.
            public void onNext(ByteBuffer bytes) {
                sent += bytes.remaining();
                subscriber.onNext(bytes);
            }

            @Override
            public void onError(Throwable failure) {
                subscriber.onError(failure);
            }

            @Override
            public void onComplete() {
                subscriber.onComplete();
            }
        });
    }
}
