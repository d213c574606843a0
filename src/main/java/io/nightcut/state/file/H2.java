package io.nightcut.state.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.h2.mvstore.MVStoreTool;

/** The database in a file: how it is opened. */
public final class H2 {

    /** Of the file, who may do everything. It has no password: whoever may open the file needs none. */
    public static final String OWNER = "nightcut";

    /** Who may look into it beside a run, and leave decisions. */
    public static final String READER = "reader";

    /** Every commit is on disk when it returns: by default H2 keeps it in memory for up to half a second. */
    private static final String DURABLE = ";WRITE_DELAY=0";

    /** Else H2 closes as soon as a shutdown begins, while a run that is being stopped still has to write. */
    private static final String OPEN_DURING_SHUTDOWN = ";DB_CLOSE_ON_EXIT=FALSE";

    /** Else H2 writes a trace file beside the state, which grows with every start. */
    private static final String NO_TRACE_FILE = ";TRACE_LEVEL_FILE=0";

    /** In bytes. */
    private static final int HEADER = 4096;

    static {
        // H2 reads it once. Else its server listens on all addresses.
        System.setProperty("h2.bindAddress", "127.0.0.1");
        PrivateView.register();
    }

    private H2() {}

    /** The file itself, which nobody else can open meanwhile. */
    public static String fileUrl(Path state) {
        return "jdbc:h2:file:" + state.toAbsolutePath() + DURABLE + OPEN_DURING_SHUTDOWN + NO_TRACE_FILE;
    }

    /** What the file holds now, for whoever only looks. */
    public static String viewUrl(Path state) {
        return "jdbc:h2:" + PrivateView.SCHEME + ":" + state.toAbsolutePath() + ";IFEXISTS=TRUE" + OPEN_DURING_SHUTDOWN
                + NO_TRACE_FILE;
    }

    /**
     * Makes the file of a database that is closed as small as it can be, by a new file that takes its place. H2's own
     * {@code shutdown compact} does the same without closing as it should before: a file whose process was killed earlier is
     * then now and then one that H2 does not open any more ("Double mark", H2's issue 2752).
     */
    public static void compact(Path state) throws IOException {
        Path file = StateFile.of(state);
        // Of one that was not closed, say on a full disk, the new file may be no database.
        if (isClosed(file)) {
            MVStoreTool.compact(file.toString(), true);
        }
    }

    /** Whether its header, which is text, says so. */
    private static boolean isClosed(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEADER), ISO_8859_1).contains(",clean:1,");
        }
    }

    /** Opens a connection; none of H2's users has a password. */
    public static Connection connect(String url, String user) throws SQLException {
        return DriverManager.getConnection(url, user, "");
    }
}
