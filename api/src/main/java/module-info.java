/** Lanewise: neural networks with Keras's vocabulary and Keras's numbers, in pure Java. */
module io.lanewise {
    requires static java.desktop;
    requires static org.jspecify;
    requires io.lanewise.engine;

    exports io.lanewise.config;
    exports io.lanewise.config.json;
    exports io.lanewise.model;
    exports io.lanewise.report;
    exports io.lanewise.tensor;
}
