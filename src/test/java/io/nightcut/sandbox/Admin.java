package io.nightcut.sandbox;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a test may ask and order over HTTP, under {@code /sandbox/}: the bill, faults, an outage, credit and projects
 * that were there before. No token is asked.
 */
record Admin(Account account, Faults faults, Meter meter, Api api) {

    private static final JsonMapper JSON = JsonMapper.shared();

    Answer answer(Incoming request) {
        try {
            return switch (request.method() + " " + request.last()) {
                case "GET bill" -> Answer.json(200, meter.bill(account));
                case "GET faults" -> Answer.json(200, faults.left());
                case "POST faults" -> order(request.json());
                case "DELETE faults" -> clear();
                case "POST outage" -> outage(request.json(Outage.class));
                case "POST credit" -> credit(request.json(Credit.class));
                case "POST projects" -> Answer.json(201, account.seed(request.json(Seed.class)));
                default -> Answer.error(404, "not_found", "No such order");
            };
        } catch (JacksonException | Refused e) {
            return Answer.error(400, "bad_request", String.valueOf(e.getMessage()));
        }
    }

    record Outage(boolean on) {}

    record Credit(JobType type, int left) {}

    /** What is not said of a fault is a 500 to the next import. */
    private Answer order(JsonNode given) {
        ObjectNode fault = JSON.valueToTree(Fault.error(Call.IMPORT, 500, "Something went wrong"));
        given.properties().forEach(field -> fault.set(field.getKey(), field.getValue()));
        faults.order(JSON.treeToValue(fault, Fault.class));
        return Answer.json(201, Map.of("ordered", faults.left().size()));
    }

    private Answer clear() {
        faults.clear();
        return Answer.empty(204);
    }

    private Answer outage(Outage order) {
        api.outage(order.on());
        return Answer.empty(204);
    }

    private Answer credit(Credit order) {
        account.credit(order.type(), order.left());
        return Answer.empty(204);
    }
}
