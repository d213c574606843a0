package io.nightcut.sandbox;

import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE;
import static com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK;
import static com.github.tomakehurst.wiremock.http.Fault.RANDOM_DATA_THEN_CLOSE;

import java.util.Arrays;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a fault makes of an answer. */
record BadAnswer(Fault fault, Template template) {

    private Effect effect() {
        return fault.effect();
    }

    /** What comes instead of the answer given. */
    Answer insteadOf(Answer given) {
        Answer answer = switch (fault.kind()) {
            case ERROR -> Answer.error(effect().status(), "ordered", words());
            case BODY -> Answer.of(effect().status(), "application/json", words());
            case HTML -> Answer.html(effect().status());
            case RESET -> given.cut(CONNECTION_RESET_BY_PEER);
            case EMPTY -> given.cut(EMPTY_RESPONSE);
            case GARBAGE -> given.cut(RANDOM_DATA_THEN_CLOSE);
            case BROKEN_OFF -> given.cut(MALFORMED_RESPONSE_CHUNK);
            case BROKEN_JSON -> Answer.json(given.status(), "{\"job_id\": \"3f0c");
            case CUT -> half(given);
            case DRIBBLE -> given.dribbled(effect().pause());
            case SLOW -> given.delayed(effect().pause());
            case HANG -> Answer.error(504, "timeout", "Gateway time-out").delayed(effect().pause());
            default -> given;
        };
        return withHeaders(answer);
    }

    private static Answer half(Answer given) {
        byte[] whole = given.bytes();
        return given.with(Arrays.copyOf(whole, whole.length / 2));
    }

    private String words() {
        return template.fill(String.valueOf(effect().message()));
    }

    private Answer withHeaders(Answer answer) {
        Answer more = answer;
        for (var header : effect().headers().entrySet()) {
            more = more.with(header.getKey(), template.fill(header.getValue()));
        }
        return more;
    }

    /**
     * The answer given with the change, or the very same where there is nothing to change.
     *
     * @param isOf whether an entry is of the project named
     */
    Answer changed(Answer given, BiPredicate<JsonNode, String> isOf) {
        if (fault.kind() == FaultKind.HEADER) {
            return withHeaders(given);
        }
        JsonNode tree = given.isJson() ? JsonMapper.shared().valueToTree(given.body()) : null;
        return tree != null && change(tree, isOf) ? given.with(tree) : given;
    }

    /** Makes the change in the tree, and tells whether there was anything to change. */
    boolean change(JsonNode tree, BiPredicate<JsonNode, String> isOf) {
        String project = fault.project();
        return JsonPlace.of(effect().at())
                .apply(
                        tree,
                        entry -> project == null || !fault.choosesEntries() || isOf.test(entry, project),
                        new JsonChange(fault.kind(), effect(), template));
    }
}
