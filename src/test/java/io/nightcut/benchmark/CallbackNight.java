package io.nightcut.benchmark;

import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.CallbackFaults;
import io.nightcut.sandbox.Sandbox;
import io.nightcut.wire.FreePort;
import java.util.List;

/** Whether the sandbox calls back when a job ends. */
enum CallbackNight {
    NONE(0),
    ALL(1),
    HALF(0.5);

    private final double part;

    CallbackNight(double part) {
        this.part = part;
    }

    String title() {
        return switch (this) {
            case NONE -> "";
            case ALL -> ", all callbacks";
            case HALF -> ", half of the callbacks";
        };
    }

    /** Orders what is lost, and returns the program's settings. */
    List<String> prepare(Sandbox sandbox) {
        if (this == NONE) {
            return List.of();
        }
        if (part < 1) {
            sandbox.order(CallbackFaults.never(Call.IMPORT).on(Call.posts()).rate(1 - part));
        }
        String place = "127.0.0.1:" + FreePort.any();
        return List.of("--nightcut.callback.url=http://" + place + "/nightcut", "--nightcut.callback.listen=" + place);
    }
}
