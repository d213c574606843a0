package io.nightcut.sandbox;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Instant;

/** Where WireMock hands every request over. One request at a time is carried out. */
final class Switchboard implements ResponseDefinitionTransformerV2 {

    private final Drives drives;
    private final Api api;
    private final Admin admin;
    private final MediaFiles media;

    Switchboard(Drives drives, Api api, Admin admin) {
        this.drives = drives;
        this.api = api;
        this.admin = admin;
        this.media = new MediaFiles(drives.settings.draws());
    }

    @Override
    public String getName() {
        return "switchboard";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Incoming request = Incoming.of(event.getRequest());
        Instant now;
        Answer answer;
        synchronized (drives) {
            now = drives.now();
            answer = answer(request, now);
        }
        return answer.response(now);
    }

    private Answer answer(Incoming request, Instant now) {
        if (request.header("Proxy-Authorization") != null) {
            return Answer.error(400, "leaked", "A proxy's password is no business of ours");
        }
        return switch (request.path().isEmpty() ? "" : request.path().get(0)) {
            case "v1", "uploads" -> api.answer(request, now);
            case "media" -> media.answer(request);
            case "sandbox" -> admin.answer(request);
            default -> Answer.error(404, "not_found", "Nothing here");
        };
    }
}
