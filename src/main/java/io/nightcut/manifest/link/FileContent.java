package io.nightcut.manifest.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;

/**
 * By which a local file is told from another one, quickly whatever its size: its size, and a digest of its beginning, middle
 * and end. It must never change for the same bytes, or their project would be paid for again.
 */
final class FileContent {

    private static final int PIECE = 65_536;
    private static final int DIGEST_LENGTH = 16;

    private FileContent() {}

    static String of(Path file, long size) throws IOException {
        MessageDigest digest = ProjectKey.sha256();
        try (SeekableByteChannel bytes =
                Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            if (size <= 3L * PIECE) {
                digest.update(piece(bytes, 0, (int) size));
            } else {
                digest.update(piece(bytes, 0, PIECE));
                digest.update(piece(bytes, (size - PIECE) / 2, PIECE));
                digest.update(piece(bytes, size - PIECE, PIECE));
            }
        }
        return size + "-" + HexFormat.of().formatHex(digest.digest(), 0, DIGEST_LENGTH);
    }

    private static ByteBuffer piece(SeekableByteChannel bytes, long from, int length) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(length);
        bytes.position(from);
        int read = 0;
        while (piece.hasRemaining() && read >= 0) {
            read = bytes.read(piece);
        }
        return piece.flip();
    }
}
