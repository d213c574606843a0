package io.nightcut.ledger;

import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The projects that this run has read, with the whole URLs of their media, in memory only: a URL may hold a signature. */
@Component
public class MediaUrls {

    private final Map<String, Project> projects = new ConcurrentHashMap<>();

    /** Keeps it until it is forgotten. */
    public void remember(Project project) {
        projects.put(project.key(), project);
    }

    /** As it was read in this run. */
    public Project of(String projectKey) {
        Project project = projects.get(projectKey);
        if (project == null) {
            throw new IllegalStateException("The media of project " + projectKey + " were not read in this run");
        }
        return project;
    }

    /** Of all its media, in bytes; empty when it is not known. */
    public Optional<Long> size(String projectKey) {
        return Optional.ofNullable(projects.get(projectKey)).flatMap(Project::size);
    }

    /** A server has told more of one of its media. */
    public void probed(String projectKey, Media before, Media now) {
        projects.computeIfPresent(projectKey, (key, project) -> project.with(before, now));
    }

    void forget(String projectKey) {
        projects.remove(projectKey);
    }
}
