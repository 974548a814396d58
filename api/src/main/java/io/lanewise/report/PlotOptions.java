package io.lanewise.report;

/**
 * What a drawing of a model shows. Start from {@link #DEFAULT}, which has the defaults of Keras's {@code plot_model}, and change with the
 * {@code with} methods.
 *
 * @param showShapes whether a layer's box says the shapes of its inputs and outputs; default false
 * @param showDtype whether it says the type of its output; default false
 * @param showLayerNames whether it says the layer's name beside the class; default false
 * @param showLayerActivations whether it says the activation, where the layer has one; default false
 * @param showTrainable whether it says if the layer's weights are trained, where it has weights; default false
 * @param direction where the arrows lead; default top to bottom
 * @param dpi dots per inch of a PNG; default 200. A drawing's unit is 1/72 inch
 */
public record PlotOptions(
        boolean showShapes, boolean showDtype, boolean showLayerNames, boolean showLayerActivations, boolean showTrainable,
        Direction direction, int dpi) {

    /** Keras's defaults. */
    public static final PlotOptions DEFAULT = new PlotOptions(false, false, false, false, false, Direction.TOP_TO_BOTTOM, 200);

    /** Where the arrows lead: Graphviz's {@code rankdir}. */
    public enum Direction {
        /** Downwards. */
        TOP_TO_BOTTOM("TB"),
        /** To the right. */
        LEFT_TO_RIGHT("LR");

        private final String rankdir;

        Direction(String rankdir) {
            this.rankdir = rankdir;
        }

        /** Keras's and Graphviz's name: {@code TB} or {@code LR}. */
        @Override
        public String toString() {
            return rankdir;
        }
    }

    /**
     * Checks the resolution.
     *
     * @throws IllegalArgumentException if there are less than 10 or more than 2400 dots per inch
     */
    public PlotOptions {
        if (dpi < 10 || dpi > 2400) {
            throw new IllegalArgumentException("plot: expected 10 to 2400 dots per inch, received " + dpi);
        }
    }

    /** The same with or without shapes. */
    public PlotOptions withShowShapes(boolean show) {
        return new PlotOptions(show, showDtype, showLayerNames, showLayerActivations, showTrainable, direction, dpi);
    }

    /** The same with or without types. */
    public PlotOptions withShowDtype(boolean show) {
        return new PlotOptions(showShapes, show, showLayerNames, showLayerActivations, showTrainable, direction, dpi);
    }

    /** The same with or without names. */
    public PlotOptions withShowLayerNames(boolean show) {
        return new PlotOptions(showShapes, showDtype, show, showLayerActivations, showTrainable, direction, dpi);
    }

    /** The same with or without activations. */
    public PlotOptions withShowLayerActivations(boolean show) {
        return new PlotOptions(showShapes, showDtype, showLayerNames, show, showTrainable, direction, dpi);
    }

    /** The same with or without what is trained. */
    public PlotOptions withShowTrainable(boolean show) {
        return new PlotOptions(showShapes, showDtype, showLayerNames, showLayerActivations, show, direction, dpi);
    }

    /** The same with arrows in this direction. */
    public PlotOptions withDirection(Direction newDirection) {
        return new PlotOptions(showShapes, showDtype, showLayerNames, showLayerActivations, showTrainable, newDirection, dpi);
    }

    /** The same with this many dots per inch. */
    public PlotOptions withDpi(int dotsPerInch) {
        return new PlotOptions(showShapes, showDtype, showLayerNames, showLayerActivations, showTrainable, direction, dotsPerInch);
    }
}
