package io.nightcut.manifest.csv;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.Arrays;

/** Decodes the bytes of a manifest: UTF-16 by its byte-order mark, else UTF-8 or Windows-1252. */
final class ManifestDecoder {

    private static final int SAMPLE = 8192;
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16LE_MARK = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] UTF_16BE_MARK = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_OFFICE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final String SAVE_AS_CSV =
            "Open it in your spreadsheet program, save it as \"CSV UTF-8\" and use that file.";

    private ManifestDecoder() {}

    /**
     * The text of the bytes; the caller closes it.
     *
     * @throws ManifestException when they are not text
     */
    static Reader of(InputStream bytes, String label) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes, SAMPLE);
        in.mark(SAMPLE);
        byte[] sample = in.readNBytes(SAMPLE);
        in.reset();
        if (startsWith(sample, UTF_16LE_MARK)) {
            in.skipNBytes(UTF_16LE_MARK.length);
            return new InputStreamReader(in, UTF_16LE);
        }
        if (startsWith(sample, UTF_16BE_MARK)) {
            in.skipNBytes(UTF_16BE_MARK.length);
            return new InputStreamReader(in, UTF_16BE);
        }
        refuseBinary(sample, label);
        if (startsWith(sample, UTF_8_MARK)) {
            in.skipNBytes(UTF_8_MARK.length);
        }
        return new Utf8OrWindows1252Reader(in);
    }

    private static void refuseBinary(byte[] sample, String label) {
        if (startsWith(sample, ZIP) || startsWith(sample, OLD_OFFICE)) {
            throw new ManifestException(label + " is an Excel workbook or an archive, not a CSV file. " + SAVE_AS_CSV);
        }
        for (byte each : sample) {
            if (each == 0) {
                throw new ManifestException(label + " is not a text file. " + SAVE_AS_CSV);
            }
        }
    }

    private static boolean startsWith(byte[] sample, byte[] mark) {
        return sample.length >= mark.length && Arrays.equals(sample, 0, mark.length, mark, 0, mark.length);
    }
}
