package io.nightcut.story;

import io.nightcut.wire.FreePort;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;

/** A night in which Descript calls back. The page of jobs is looked at so seldom that a test would notice having to wait for it. */
abstract class CallbackFixture extends NightFixture {

    int port;

    @BeforeEach
    void switchOn() {
        port = FreePort.any();
        nightcut = callingBack(nightcut, port).with("nightcut.callback.check-every", "60s");
    }

    static Nightcut callingBack(Nightcut nightcut, int port) {
        return nightcut.with("nightcut.callback.url", "http://127.0.0.1:" + port + "/nightcut")
                .with("nightcut.callback.listen", "127.0.0.1:" + port)
                // The machine of a test is not as fast as the sandbox's time.
                .with("nightcut.callback.gather", "100ms");
    }

    /** How often each answer was given to callbacks. */
    Map<String, Long> answers() {
        return sandbox.callbackAnswers().stream()
                .collect(Collectors.groupingBy(
                        answer -> answer.substring(answer.lastIndexOf(' ') + 1), Collectors.counting()));
    }

    /** The callback addresses that were sent with these jobs. */
    List<String> addresses() {
        return sandbox.bill().charges().stream()
                .map(charge -> charge.request().path("callback_url").asString(""))
                .distinct()
                .toList();
    }
}
