package io.nightcut.sandbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files to import, named after their project: {@code /media/Weekly%20Recap.mp4}. Their headers tell sizes of up to a
 * GB; what is sent of them is never more than 64 KiB at a time, zeros all.
 */
record MediaFiles(Draws draws) {

    private static final int PART = 64 * 1024;
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,18})-([0-9]{0,18})");

    Answer answer(Incoming request) {
        long size = draws.mediaBytesOf(request.last().replaceFirst("\\.[^.]*$", ""));
        if (request.method().equals("HEAD")) {
            return described(Answer.empty(200)).with("Content-Length", size);
        }
        if (!request.method().equals("GET")) {
            return Answer.error(405, "method_not_allowed", "GET or HEAD");
        }
        String wanted = request.header("Range");
        Matcher range = RANGE.matcher(wanted == null ? "bytes=0-" : wanted);
        if (!range.matches() || Long.parseLong(range.group(1)) >= size) {
            return Answer.empty(416).with("Content-Range", "bytes */" + size);
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        if (last < first) {
            return Answer.empty(416).with("Content-Range", "bytes */" + size);
        }
        byte[] part = new byte[(int) Math.min(PART, last - first + 1)];
        Answer answer = described(Answer.of(wanted == null ? 200 : 206, "video/mp4", part));
        return wanted == null
                ? answer
                : answer.with("Content-Range", "bytes " + first + "-" + (first + part.length - 1) + "/" + size);
    }

    private static Answer described(Answer answer) {
        return answer.with("Content-Type", "video/mp4").with("Accept-Ranges", "bytes");
    }
}
