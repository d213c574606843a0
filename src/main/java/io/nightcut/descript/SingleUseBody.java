package io.nightcut.descript;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The body of a POST, handed out once and never again: a JDK that sends the request a second time by itself gets nothing
 * to send. What was never asked for has never left.
 */
final class SingleUseBody implements BodyPublisher {

    private enum State {
        UNASKED,
        HANDED_OUT,
        WITHHELD
    }

    private final BodyPublisher body;
    private final PostPermission permission;
    private final AtomicReference<State> state = new AtomicReference<>(State.UNASKED);

    SingleUseBody(BodyPublisher body, PostPermission permission) {
        this.body = body;
        this.permission = permission;
    }

    /** From now on nobody is given it. True: nobody ever was, which no thread that is still at work can change. */
    boolean withhold() {
        return state.compareAndSet(State.UNASKED, State.WITHHELD) || state.get() == State.WITHHELD;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        boolean isPermitted = permission.isGiven() || !withhold();
        if (isPermitted && state.compareAndSet(State.UNASKED, State.HANDED_OUT)) {
            body.subscribe(subscriber);
            return;
        }
        subscriber.onSubscribe(new Subscription() {
            @Override
            public void request(long pieces) {
                // There are none.
            }

            @Override
            public void cancel() {
                // Nothing goes on.
            }
        });
        subscriber.onError(new IOException(
                isPermitted
                        ? "a POST is not sent a second time"
                        : "another machine may have taken over the state: nothing is sent"));
    }
}
