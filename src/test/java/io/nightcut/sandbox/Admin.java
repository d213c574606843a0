package io.nightcut.sandbox;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * What a test may ask and order over HTTP, under {@code /sandbox/}: the bill, faults, an outage, credit and projects
 * that were there before. No token is asked.
 */
record Admin(Drives drives, Faults faults, Meter meter, Api api) {

    Answer answer(Incoming request) {
        try {
            return switch (request.method() + " " + request.last()) {
                case "GET bill" -> Answer.json(200, meter.bill(drives));
                case "GET faults" -> Answer.json(200, faults.left());
                case "POST faults" -> order(request.raw().getBodyAsString());
                case "GET strikes" -> Answer.json(200, faults.strikes());
                case "DELETE faults" -> clear();
                case "POST outage" -> outage(request.json(Outage.class));
                case "POST credit" -> credit(request.json(Credit.class));
                case "POST projects" -> Answer.json(201, new Seeding(drives.first()).seed(request.json(Seed.class)));
                case "POST drives" -> addDrive(request.json(Drive.class));
                case "POST people" -> person(request.json(Person.class));
                default -> Answer.error(404, "not_found", "No such order");
            };
        } catch (JacksonException | Refused | IllegalArgumentException e) {
            return Answer.error(400, "bad_request", String.valueOf(e.getMessage()));
        }
    }

    record Outage(boolean on) {}

    record Person(String project, boolean deletes) {}

    private Answer addDrive(Drive order) {
        return Answer.json(201, drives.add(order.name(), order.token()));
    }

    private Answer person(Person order) {
        drives.named(order.project()).forEach(order.deletes() ? Project::delete : each -> each.touch(drives.now()));
        return Answer.empty(204);
    }

    record Credit(JobType type, int left) {}

    /** As {@link Sandbox#order(String)}. */
    private Answer order(String script) {
        List<Fault> ordered = FaultText.script(script);
        ordered.forEach(fault -> faults.order(fault, drives.now()));
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
        drives.first().credit(order.type(), order.left());
        return Answer.empty(204);
    }
}
