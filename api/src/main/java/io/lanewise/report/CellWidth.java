package io.lanewise.report;

/**
 * How many columns of a terminal a text takes: 2 for ideographs, Hangul, full-width forms and emoji, 0 for marks that combine with the
 * character before and for control characters, 1 otherwise. Source of the wide ranges: Unicode's East Asian Width, whole blocks.
 */
final class CellWidth {
    /** First and last code points of blocks whose characters are two columns wide. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x2614, 0x2615}, {0x2705, 0x2705}, {0x2728, 0x2728}, {0x274C, 0x274C},
        {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0xA4C6}, {0xA960, 0xA97C}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
        {0xFE10, 0xFE19}, {0xFE30, 0xFE6B}, {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x16FE0, 0x18CFF}, {0x1AFF0, 0x1B2FF}, {0x1F300, 0x1F320},
        {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA}, {0x1F3E0, 0x1F3F0}, {0x1F400, 0x1F43E},
        {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F550, 0x1F567}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F7E0, 0x1F7EB},
        {0x1F90C, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD}
    };

    private CellWidth() {}

    /** The columns that a text takes. */
    static int of(String text) {
        return text.codePoints().map(CellWidth::of).sum();
    }

    /** The columns that one character takes: 0, 1 or 2. */
    static int of(int codePoint) {
        if (codePoint < 0x300) {
            return Character.isISOControl(codePoint) || codePoint == 0xAD ? 0 : 1;
        }
        var type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (var range : WIDE) {
            if (codePoint >= range[0] && codePoint <= range[1]) {
                return 2;
            }
        }
        return 1;
    }

    /**
     * The text cut or filled with spaces to exactly this many columns. A wide character that the border falls into becomes a space.
     *
     * @param columns 0 or more
     */
    static String fit(String text, int columns) {
        var cut = cut(text, columns);
        return cut + " ".repeat(columns - of(cut));
    }

    /** The text cut to at most this many columns, as {@link #fit}, but not filled. */
    static String cut(String text, int columns) {
        var used = 0;
        for (var i = 0; i < text.length(); ) {
            var codePoint = text.codePointAt(i);
            var width = of(codePoint);
            if (used + width > columns) {
                return text.substring(0, i) + " ".repeat(columns - used);
            }
            used += width;
            i += Character.charCount(codePoint);
        }
        return text;
    }
}
