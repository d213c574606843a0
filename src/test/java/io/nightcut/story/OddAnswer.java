package io.nightcut.story;

import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.PostFaults;
import java.util.function.Function;

/** Every kind of answer that a call may get, as the first column of {@code src/docs/answers.md} names it. */
enum OddAnswer {
    EMPTY_200("200, empty", call -> PostFaults.emptyBody(call, 200)),
    EMPTY_201("201, empty", call -> PostFaults.emptyBody(call, 201)),
    EMPTY_204("204", call -> PostFaults.emptyBody(call, 204)),
    LIST("200, `[]`", call -> json(call, "[]")),
    OBJECT("200, `{}`", call -> json(call, "{}")),
    STRING("200, `\"done\"`", call -> json(call, "\"done\"")),
    MAINTENANCE("200, `{\"status\":\"maintenance\"}`", call -> json(call, "{\"status\":\"maintenance\"}")),
    CUT("200, cut in its middle", PostFaults::cutBody),
    BROKEN_OFF("200, connection breaks in the body", PostFaults::brokenOff),
    HUGE("200, 2 MB", call -> PostFaults.hugeBody(call, 2_000_000)),
    SLOW_BODY("200, slower than the time limit", call -> PostFaults.slowBody(call, AnswerKindsTest.TOO_SLOW)),
    PORTAL("200, a network's log-in page", PostFaults::captivePortal),
    MOVED("301 to another host", call -> PostFaults.redirect(call, 301, "https://moved.example.com/")),
    FOUND("302 to a log-in page", call -> PostFaults.redirect(call, 302, "https://login.example.com/")),
    PERMANENT("308 to another host", call -> PostFaults.redirect(call, 308, "https://moved.example.com/")),
    BAD_REQUEST("400", call -> Fault.badRequest(call, "Something is not as it should be")),
    UNAUTHORIZED("401", Fault::unauthorized),
    NO_CREDIT("402", Fault::outOfCredit),
    FORBIDDEN("403", Fault::forbidden),
    NOT_FOUND("404", call -> error(call, 404)),
    NOT_ALLOWED("405", call -> error(call, 405)),
    CONFLICT("409", call -> error(call, 409)),
    GONE("410", call -> error(call, 410)),
    TOO_LARGE("413", call -> error(call, 413)),
    UNPROCESSABLE("422", call -> error(call, 422)),
    LEGAL("451", call -> error(call, 451)),
    BUSY("429, a job runs in the project", PostFaults::busy),
    ACCOUNT_BUSY("429, a job runs in the account", PostFaults::accountBusy),
    TOO_MANY("429, Retry-After: 1", call -> PostFaults.retryAfter(call, "1")),
    TOO_MANY_BARE("429 without Retry-After", call -> Fault.error(call, 429, "Rate limit exceeded")),
    TOO_MANY_FOR_YEARS("429, Retry-After: 99999999", call -> PostFaults.retryAfter(call, "99999999")),
    SERVER_ERROR("500", call -> error(call, 500)),
    SERVER_ERROR_DONE("500, carried out", call -> error(call, 500).afterTheEffect()),
    NOT_IMPLEMENTED("501", call -> error(call, 501)),
    GATEWAY("502, a gateway's page", call -> Fault.html(call, 502)),
    GATEWAY_DONE(
            "502, a gateway's page, carried out", call -> Fault.html(call, 502).afterTheEffect()),
    UNAVAILABLE("503", call -> error(call, 503)),
    TIMED_OUT("504", call -> PostFaults.hangs(call, AnswerKindsTest.MOMENT)),
    NO_ANSWER("no answer within the time limit, carried out", call -> Fault.slow(call, AnswerKindsTest.TOO_SLOW)),
    RESET("connection reset", Fault::connectionReset),
    RESET_DONE(
            "connection reset, carried out", call -> Fault.connectionReset(call).afterTheEffect()),
    CLOSED("connection closed", Fault::emptyResponse),
    CLOSED_DONE(
            "connection closed, carried out", call -> Fault.emptyResponse(call).afterTheEffect()),
    GARBAGE("bytes that are no HTTP", PostFaults::garbage);

    final String words;
    private final Function<Call, Fault> fault;

    OddAnswer(String words, Function<Call, Fault> fault) {
        this.words = words;
        this.fault = fault;
    }

    Fault to(Call call) {
        return fault.apply(call);
    }

    private static Fault json(Call call, String json) {
        return PostFaults.emptyBody(call, 200).saying(json).header("Content-Type", "application/json");
    }

    private static Fault error(Call call, int status) {
        return Fault.error(call, status, "Something is not as it should be");
    }
}
