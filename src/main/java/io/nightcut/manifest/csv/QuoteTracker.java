package io.nightcut.manifest.csv;

/**
 * Follows the quotes of one record, line by line, to know where it ends and whether every quote is closed.
 *
 * <p>The text it collects is strict RFC 4180: blanks around quoted cells are dropped, and a cell with quotes in its
 * middle ({@code 5" screen}) is quoted.
 */
final class QuoteTracker {

    private final char separator;
    private final StringBuilder text = new StringBuilder();
    private int cell = 1;
    private int overLines;
    private boolean open;
    private boolean broken;

    QuoteTracker(char separator) {
        this.separator = separator;
    }

    /** Whether a quote is open, so that the record continues on the next line. */
    boolean isOpen() {
        return open;
    }

    /** Whether text follows a closing quote, so that the record cannot be read. */
    boolean isBroken() {
        return broken;
    }

    int length() {
        return text.length();
    }

    String text() {
        return text.toString();
    }

    String problem() {
        return "the quote that opens in cell %d is not closed. Put a \" at the end of the cell and write \"\" for each \" inside it."
                .formatted(overLines == 0 ? cell : overLines);
    }

    void add(String line) {
        int position = 0;
        if (open) {
            overLines = overLines == 0 ? cell : overLines;
            text.append('\n');
            position = addQuoted(line, 0);
        } else {
            position = addCell(line, 0);
        }
        while (!open && !broken && position < line.length()) {
            text.append(separator);
            cell++;
            position = addCell(line, position + 1);
        }
    }

    private int addCell(String line, int start) {
        int first = skipBlanks(line, start);
        if (first < line.length() && line.charAt(first) == '"') {
            text.append('"');
            open = true;
            return addQuoted(line, first + 1);
        }
        return addPlain(line, start);
    }

    private int addQuoted(String line, int start) {
        int position = start;
        while (true) {
            int quote = line.indexOf('"', position);
            if (quote < 0) {
                text.append(line, position, line.length());
                return line.length();
            }
            text.append(line, position, quote + 1);
            if (quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
                text.append('"');
                position = quote + 2;
            } else {
                open = false;
                return endOfQuoted(line, quote + 1);
            }
        }
    }

    private int endOfQuoted(String line, int afterQuote) {
        int end = skipBlanks(line, afterQuote);
        broken = end < line.length() && line.charAt(end) != separator;
        return end;
    }

    private int addPlain(String line, int start) {
        int next = line.indexOf(separator, start);
        int end = next < 0 ? line.length() : next;
        String plain = line.substring(start, end);
        text.append(plain.indexOf('"') < 0 ? plain : '"' + plain.replace("\"", "\"\"") + '"');
        return end;
    }

    private int skipBlanks(String line, int start) {
        int position = start;
        while (position < line.length() && isBlank(line.charAt(position))) {
            position++;
        }
        return position;
    }

    private boolean isBlank(char character) {
        return character != separator && (character == ' ' || character == '\t' || character == '\u00a0');
    }
}
