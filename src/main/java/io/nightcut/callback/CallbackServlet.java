package io.nightcut.callback;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Consumer;

/**
 * Answers callers. Only a POST to the one secret path is accepted, and it is answered before anything is done about it. To
 * everybody else this could be any server: no answer has a body, and none tells a wrong path from a nearly right one.
 */
final class CallbackServlet extends HttpServlet {

    static final int MOST_A_SECOND = 200;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final long serialVersionUID = 1;

    private final transient byte[] path;
    private final transient CallbackHints hints;
    private final transient Consumer<byte[]> accepted;
    private final transient CallRate rate = new CallRate(MOST_A_SECOND, System::nanoTime);

    /**
     * Accepts what is sent to one path.
     *
     * @param path the secret path, as it stands in a request
     * @param accepted is given the body once the caller has its answer
     */
    CallbackServlet(String path, CallbackHints hints, Consumer<byte[]> accepted) {
        this.path = path.getBytes(StandardCharsets.UTF_8);
        this.hints = hints;
        this.accepted = accepted;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int refusal = refusal(request);
        byte[] body = refusal == 0 ? request.getInputStream().readNBytes(CallbackBody.LONGEST + 1) : new byte[0];
        if (body.length > CallbackBody.LONGEST) {
            refusal = HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
        response.setStatus(refusal == 0 ? HttpServletResponse.SC_OK : refusal);
        response.setContentLength(0);
        response.flushBuffer();
        if (refusal == 0) {
            accepted.accept(body);
        } else if (refusal == TOO_MANY_REQUESTS) {
            hints.refuseForRate(MOST_A_SECOND);
        } else {
            hints.refuse();
        }
    }

    /** The status of the answer to a call that is not accepted, whatever its body is; 0: it may be. */
    private int refusal(HttpServletRequest request) {
        byte[] asked = request.getRequestURI().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(path, asked)) { // In constant time, so that nobody finds it letter by letter.
            return HttpServletResponse.SC_NOT_FOUND;
        }
        if (!"POST".equals(request.getMethod())) {
            return HttpServletResponse.SC_METHOD_NOT_ALLOWED;
        }
        if (!rate.permits()) {
            return TOO_MANY_REQUESTS;
        }
        return request.getContentLengthLong() > CallbackBody.LONGEST
                ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                : 0;
    }
}
