package io.lanewise.report;

/**
 * Widths of texts set in Helvetica, and so in Arial and Liberation Sans, which share its advance widths. With them a drawing knows how
 * large its boxes must be without having the font.
 */
final class TextWidth {
    /** Advance widths of the characters from space to tilde, in 1/1000 of the font size. */
    private static final int[] REGULAR = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
        556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
        556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
    };

    private static final int[] BOLD = {
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
        556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611,
        611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584
    };

    /** Half the width of an ideograph is a good guess for everything else. */
    private static final int PER_COLUMN = 600;

    private TextWidth() {}

    /** The width of a text in the unit of the font size. */
    static double of(String text, boolean bold, double fontSize) {
        var table = bold ? BOLD : REGULAR;
        return text.codePoints().map(c -> c >= ' ' && c <= '~' ? table[c - ' '] : CellWidth.of(c) * PER_COLUMN).sum() * fontSize / 1000;
    }
}
