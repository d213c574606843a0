package io.nightcut.probe;

/** A file was not downloaded. Its message is a sentence with the next move, and holds no URL. */
public final class DownloadException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What to do next. */
    public enum Next {
        /** Nothing in this run: somebody has to change something. */
        GIVE_UP,
        /** The same a little later. */
        TRY_AGAIN,
        /** The same when other downloaded files are gone. */
        AWAIT_ROOM
    }

    private final Next next;
    private final String sentence;

    public DownloadException(Next next, String message) {
        super(message);
        this.next = next;
        this.sentence = message;
    }

    public Next next() {
        return next;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
