package io.nightcut.results;

import io.nightcut.text.Characters;
import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * A text as a cell of a CSV file, of which a spreadsheet makes nothing but text. Where a formula could begin it gets an
 * apostrophe in front: at the beginning, and behind a line break or a sign by which a spreadsheet of another country
 * separates cells, since with such a separator quotes in the middle of a line mean nothing.
 */
final class SpreadsheetCell {

    /** In the forms of any width and size, which are all folded to these. */
    private static final String FORMULA_STARTS = "=+-@\u2212";

    private static final String SEPARATORS = ";|\n";

    private SpreadsheetCell() {}

    static String of(String text) {
        // A tab separates cells too, and has no other meaning in a cell.
        String visible = Characters.visible(text).replace('\t', ' ');
        StringBuilder cell = new StringBuilder(visible.length() + 1);
        boolean isStart = true;
        for (int i = 0; i < visible.length(); i++) {
            char sign = visible.charAt(i);
            if (isStart && isFormulaStart(sign)) {
                cell.insert(afterLastSeparator(cell), '\'');
            }
            isStart = SEPARATORS.indexOf(sign) >= 0 || (isStart && isIgnored(sign));
            cell.append(sign);
        }
        return cell.toString();
    }

    /** In front of the blanks before the formula: a cell that begins with an apostrophe is a text for sure. */
    private static int afterLastSeparator(StringBuilder cell) {
        int place = cell.length();
        while (place > 0 && SEPARATORS.indexOf(cell.charAt(place - 1)) < 0) {
            place--;
        }
        return place;
    }

    private static boolean isFormulaStart(char sign) {
        if (sign < 128) {
            return FORMULA_STARTS.indexOf(sign) >= 0;
        }
        String folded = Normalizer.normalize(String.valueOf(sign), Form.NFKC);
        return folded.length() == 1 && FORMULA_STARTS.indexOf(folded.charAt(0)) >= 0;
    }

    /** What a spreadsheet may leave out before it looks at a cell: blanks, quotes, and what cannot be seen. */
    private static boolean isIgnored(char sign) {
        return sign <= ' '
                || sign == '"'
                || Character.isWhitespace(sign)
                || Character.isSpaceChar(sign)
                || Character.getType(sign) == Character.FORMAT
                || Character.getType(sign) == Character.NON_SPACING_MARK;
    }
}
