package io.nightcut.notify;

import java.io.IOException;

/**
 * A check that notices when it is not called, by the convention of healthchecks.io: {@code /start}, then the exit code, of
 * which 0 is success. That a night never began is what no program can tell of itself.
 */
record Ping(WebCall web, String address) {

    private static final String TEXT = "text/plain; charset=utf-8";

    void start() throws IOException, InterruptedException {
        web.post(with("start"), TEXT, "");
    }

    void ended(int exitCode, String log) throws IOException, InterruptedException {
        web.post(exitCode == 0 ? address : with(String.valueOf(exitCode)), TEXT, log);
    }

    private String with(String segment) {
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        return (path.endsWith("/") ? path : path + "/") + segment + (query < 0 ? "" : address.substring(query));
    }
}
