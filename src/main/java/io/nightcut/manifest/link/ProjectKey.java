package io.nightcut.manifest.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By which the ledger recognises a project: a digest of its name and of which files its media are, see
 * {@link MediaIdentity}. It must never change for the same project, or the project would be imported, edited and paid for
 * again.
 */
public record ProjectKey(String value) {

    private static final int LENGTH = 32;
    private static final MessageDigest SHA_256 = newSha256();

    public ProjectKey {
        if (value.length() != LENGTH || !isHex(value)) {
            throw new IllegalArgumentException("A key has %d hex digits, not \"%s\"".formatted(LENGTH, value));
        }
    }

    private static boolean isHex(String value) {
        for (int i = 0; i < value.length(); i++) {
            char digit = value.charAt(i);
            if (!((digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f'))) {
                return false;
            }
        }
        return true;
    }

    /** The media in the order in which they stand in the project. */
    public static ProjectKey of(ProjectName name, List<MediaUrl> media) {
        return of(name.value(), media);
    }

    /** The same of a name as an earlier version took it. */
    public static ProjectKey of(String name, List<MediaUrl> media) {
        return digest(name, identities(media));
    }

    /** Of the media alone, whatever the project is called. */
    public static ProjectKey ofMedia(List<MediaUrl> media) {
        return digest(null, identities(media));
    }

    /** As the versions before this one made it where it is another one and tells as much; empty: it is not. */
    public static Optional<ProjectKey> former(ProjectName name, List<MediaUrl> media) {
        List<String> former = media.stream()
                .map(each -> MediaIdentity.former(each).orElse(each.identity()))
                .toList();
        return former.equals(media.stream().map(MediaUrl::identity).toList())
                ? Optional.empty()
                : Optional.of(digest(name.value(), former));
    }

    /** In a project with two links of one path, the path does not say which file it is, and the query does. */
    private static List<String> identities(List<MediaUrl> media) {
        if (media.size() == 1) {
            return List.of(media.get(0).identity());
        }
        List<String> identities = media.stream().map(MediaUrl::identity).toList();
        return new HashSet<>(identities).size() == identities.size()
                ? identities
                : media.stream().map(MediaIdentity::withQuery).toList();
    }

    static ProjectKey digest(@Nullable String name, List<String> media) {
        MessageDigest digest = sha256();
        if (name != null) {
            add(digest, name);
        }
        media.forEach(text -> add(digest, text));
        return new ProjectKey(HexFormat.of().formatHex(digest.digest(), 0, LENGTH / 2));
    }

    @Override
    public String toString() {
        return value;
    }

    /** With its length in front, so that no two lists of texts give the same bytes. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    /** A new SHA-256 digest. To copy one is faster than to look for who makes it. */
    public static MessageDigest sha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The digest of every Java can be copied", e);
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
