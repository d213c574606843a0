package io.nightcut.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nightcut.manifest.csv.ManifestException;
import io.nightcut.manifest.csv.ManifestReader;
import io.nightcut.manifest.link.ProjectKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The digest by which a manifest is recognised as unchanged: of its bytes, the settings, the version of nightcut, and the
 * manifest's folder, in which relative paths begin.
 */
final class ManifestDigest {

    private ManifestDigest() {}

    /** @throws ManifestException when the manifest cannot be read */
    static String of(Path manifest, ProjectSettings settings, ManifestSettings manifestSettings) {
        String version = String.valueOf(ManifestDigest.class.getPackage().getImplementationVersion());
        MessageDigest digest = ProjectKey.sha256();
        digest.update(
                (version + settings + manifestSettings.sameName() + ManifestReader.folderOf(manifest)).getBytes(UTF_8));
        try (InputStream bytes = ManifestReader.bytes(manifest)) {
            bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        } catch (IOException e) {
            throw new ManifestException("Manifest %s cannot be read (%s).".formatted(manifest, e.getMessage()), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
