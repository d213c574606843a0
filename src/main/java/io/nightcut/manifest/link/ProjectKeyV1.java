package io.nightcut.manifest.link;

import java.util.List;

/**
 * The key that version 0.1.0 gave a project. States of that version hold it, so it stays as it is: it is frozen together
 * with {@link MediaUrl#identityV1}.
 */
public final class ProjectKeyV1 {

    private ProjectKeyV1() {}

    /** The media in the order in which they stand in the project. */
    public static ProjectKey of(ProjectName name, List<MediaUrl> media) {
        return of(name.value(), media);
    }

    /** The same of a name as that version took it. */
    public static ProjectKey of(String name, List<MediaUrl> media) {
        return ProjectKey.digest(name, identities(media));
    }

    /** Of the media alone, whatever the project is called. */
    public static ProjectKey ofMedia(List<MediaUrl> media) {
        return ProjectKey.digest(null, identities(media));
    }

    private static List<String> identities(List<MediaUrl> media) {
        return media.stream().map(MediaUrl::identityV1).toList();
    }
}
