package io.nightcut.sandbox;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One Drive's quotas: imports, edits, and all reads together. Other calls have none. */
final class Windows {

    private final Map<Call, SlidingWindow> windows = new EnumMap<>(Call.class);

    Windows(SandboxSettings settings) {
        windows.put(Call.IMPORT, window(settings, settings.imports()));
        windows.put(Call.AGENT, window(settings, settings.edits()));
        SlidingWindow reads = window(settings, settings.reads());
        for (Call read : new Call[] {Call.JOB, Call.JOBS, Call.PROJECT, Call.PROJECTS, Call.NEWEST_PROJECTS}) {
            windows.put(read, reads);
        }
    }

    private static SlidingWindow window(SandboxSettings settings, Quota quota) {
        return new SlidingWindow(new Quota(quota.calls(), settings.real(quota.window())));
    }

    @Nullable
    SlidingWindow of(Call call) {
        return windows.get(call);
    }
}
