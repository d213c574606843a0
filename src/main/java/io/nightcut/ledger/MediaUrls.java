package io.nightcut.ledger;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The media of this run with their whole URLs, in memory only: a URL may hold a signature. */
@Component
class MediaUrls {

    private final Map<String, List<Media>> byProject = new ConcurrentHashMap<>();

    void remember(Project project) {
        byProject.put(project.key(), project.media());
    }

    List<Media> of(String projectKey) {
        List<Media> media = byProject.get(projectKey);
        if (media == null) {
            throw new IllegalStateException("The media of project " + projectKey + " were not read in this run");
        }
        return media;
    }

    void forget(String projectKey) {
        byProject.remove(projectKey);
    }
}
