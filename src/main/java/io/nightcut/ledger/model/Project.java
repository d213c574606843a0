package io.nightcut.ledger.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A project that one or more lines of the manifest ask for.
 *
 * @param key by which the ledger has it, or is going to have it
 * @param keys by which it can be recognised
 */
public record Project(
        String key,
        ProjectKeys keys,
        String name,
        List<Media> media,
        Instruction instruction,
        @Nullable String folder,
        TeamAccess teamAccess) {

    public Project {
        if (media.isEmpty()) {
            throw new IllegalArgumentException("Project \"" + name + "\" has no media");
        }
        media = List.copyOf(media);
    }

    /** The same project under the key by which the ledger has it already. */
    public Project knownAs(String stored) {
        return new Project(stored, keys, name, media, instruction, folder, teamAccess);
    }

    /** The same project with one of its media replaced. */
    public Project with(Media before, Media now) {
        return with(media.stream().map(each -> each.equals(before) ? now : each).toList());
    }

    /** The same project with other things known of its media, which stay in their order. */
    public Project with(List<Media> known) {
        return new Project(key, keys, name, known, instruction, folder, teamAccess);
    }

    /** Whether it has local files, which have to be uploaded. */
    public boolean isUpload() {
        return media.stream().anyMatch(Media::isLocal);
    }

    /** Of all its media, in bytes; empty when one of them is not known. */
    public Optional<Long> size() {
        return media.stream().map(Media::size).anyMatch(Objects::isNull)
                ? Optional.empty()
                : Optional.of(media.stream()
                        .map(Media::size)
                        .mapToLong(Objects::requireNonNull)
                        .sum());
    }

    /** When the first of its URLs stops working. */
    public Optional<Instant> expires() {
        return media.stream().flatMap(each -> Stream.ofNullable(each.expires())).min(Instant::compareTo);
    }

    /** Why it cannot be imported as things are, though its lines are good. */
    public Optional<String> obstacle(Instant now) {
        Optional<String> expired = expires()
                .filter(expires -> !expires.isAfter(now))
                .map("its link expired at %s. Use a new link and run again"::formatted);
        return media.stream()
                .filter(each -> each.obstacle() != null)
                .map(each -> media.size() == 1 ? each.obstacle() : each.name() + ": " + each.obstacle())
                .findFirst()
                .or(() -> expired);
    }
}
