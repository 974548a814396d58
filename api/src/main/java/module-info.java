/** Lanewise: neural networks with Keras's vocabulary and Keras's numbers, in pure Java. */
module io.lanewise {
    requires static org.jspecify;
    requires io.lanewise.engine;

    exports io.lanewise.data;
    exports io.lanewise.data.evaluation;
    exports io.lanewise.data.neighbors;
    exports io.lanewise.data.preprocessing;
    exports io.lanewise.data.selection;
    exports io.lanewise.model;
    exports io.lanewise.tensor;
}
