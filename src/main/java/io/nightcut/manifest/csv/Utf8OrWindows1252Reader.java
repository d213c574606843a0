package io.nightcut.manifest.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * Reads UTF-8, and each byte that is not as Windows-1252.
 *
 * <p>Not the whole file, because then one bad byte would change the names, and so the keys, of all other lines.
 */
final class Utf8OrWindows1252Reader extends Reader {

    private static final String WINDOWS_1252 = windows1252();

    private final InputStream in;
    private final CharsetDecoder utf8 = UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(8192).limit(0);
    private boolean ended;
    private boolean hasWindows1252;

    Utf8OrWindows1252Reader(InputStream in) {
        this.in = in;
    }

    /** Whether any byte up to now was read as Windows-1252. */
    boolean hasWindows1252() {
        return hasWindows1252;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (length < 2) {
            throw new IllegalArgumentException("a pair of surrogates needs a buffer of 2");
        }
        CharBuffer text = CharBuffer.wrap(buffer, offset, length);
        int start = text.position();
        while (text.position() == start) {
            CoderResult result = utf8.decode(bytes, text, ended);
            if (result.isMalformed() && text.hasRemaining()) {
                text.put(WINDOWS_1252.charAt(bytes.get() & 0xFF));
                hasWindows1252 = true;
            } else if (result.isUnderflow() && ended) {
                break;
            } else if (result.isUnderflow()) {
                fill();
            }
        }
        int count = text.position() - start;
        return count == 0 ? -1 : count;
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0)).flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static String windows1252() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return new String(all, Charset.forName("windows-1252"));
    }
}
