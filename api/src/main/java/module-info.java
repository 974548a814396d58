/** Lanewise: neural networks with Keras's vocabulary and Keras's numbers, in pure Java. */
module io.lanewise {
    requires static java.desktop;
    requires static org.jspecify;
    requires io.lanewise.engine;

    exports io.lanewise;
    exports io.lanewise.activation;
    exports io.lanewise.callback;
    exports io.lanewise.check;
    exports io.lanewise.config;
    exports io.lanewise.config.json;
    exports io.lanewise.constraint;
    exports io.lanewise.data;
    exports io.lanewise.data.evaluation;
    exports io.lanewise.data.neighbors;
    exports io.lanewise.data.preprocessing;
    exports io.lanewise.data.selection;
    exports io.lanewise.graph;
    exports io.lanewise.initializer;
    exports io.lanewise.io;
    exports io.lanewise.layer;
    exports io.lanewise.loss;
    exports io.lanewise.metric;
    exports io.lanewise.model;
    exports io.lanewise.op;
    exports io.lanewise.optimizer;
    exports io.lanewise.regularizer;
    exports io.lanewise.report;
    exports io.lanewise.tensor;
    exports io.lanewise.train;
}
