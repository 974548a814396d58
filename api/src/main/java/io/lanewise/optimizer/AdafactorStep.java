package io.lanewise.optimizer;

import io.lanewise.engine.Binary;
import io.lanewise.engine.ColumnBlocks;
import io.lanewise.engine.Elementwise;
import io.lanewise.engine.Reduce;
import io.lanewise.engine.Reduction;
import io.lanewise.engine.Unary;
import io.lanewise.engine.Update;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** {@link Adafactor}'s steps of one variable: a stack of matrices, of the last two axes, if it has two. What is kept lies row by row. */
final class AdafactorStep implements VariableStep {
    private final Adafactor optimizer;
    private final Parameters all;
    private final Parameters.Window variable;
    private final boolean factored;
    private final int matrices;
    private final int rows;
    private final int columns;
    private final float[] ofRows;
    private final float[] ofColumns;
    private final float[] velocity;
    private final float[] rowMeans;
    private final float[] columnMeans;
    private final float[] gradient;
    private final float[] direction;

    AdafactorStep(Adafactor optimizer, Parameters all, Parameters.Window variable) {
        this.optimizer = optimizer;
        this.all = all;
        this.variable = variable;
        var shape = variable.shape();
        this.factored = shape.rank() >= 2;
        this.rows = factored ? shape.size(shape.rank() - 2) : 1;
        this.columns = factored ? shape.size(shape.rank() - 1) : variable.length();
        this.matrices = factored ? IntStream.range(0, shape.rank() - 2).map(shape::size).reduce(1, (a, b) -> a * b) : 1;
        this.ofRows = new float[factored ? matrices * rows : 1];
        this.ofColumns = new float[factored ? matrices * columns : 1];
        this.rowMeans = new float[ofRows.length];
        this.columnMeans = new float[ofColumns.length];
        this.velocity = new float[variable.length()];
        this.gradient = new float[variable.length()];
        this.direction = new float[variable.length()];
    }

    @Override
    public void update(double rate, long step) {
        var n = variable.length();
        if (n == 0) {
            return;
        }
        copyGradient();
        Elementwise.binary(Binary.MULTIPLY, n, gradient, 0, gradient, 0, direction, 0);
        Elementwise.affine(n, direction, 0, 1, optimizer.get(Adafactor.EPSILON_1).floatValue(), direction, 0);
        // Not StrictMath, whose power makes arrays in each step.
        var stays = 1 - (float) Math.pow((float) step, optimizer.get(Adafactor.BETA_2_DECAY).floatValue());
        if (factored) {
            averageRowsAndColumns(stays);
        } else {
            Update.movingAverage(n, velocity, 0, direction, 0, stays);
        }
        Elementwise.unary(Unary.SQRT, n, velocity, 0, direction, 0);
        Elementwise.binary(Binary.DIVIDE, n, gradient, 0, direction, 0, direction, 0);
        var most = Math.min((float) rate, 1 / (float) Math.sqrt((double) step));
        var size = Math.max(optimizer.get(Adafactor.EPSILON_2).floatValue(), rootMeanSquare(all.weights(), variable.offset()));
        var clipping = Math.max(1, rootMeanSquare(direction, 0) / optimizer.get(Adafactor.CLIP_THRESHOLD).floatValue());
        giveDirection();
        Update.sgd(n, all.weights(), variable.offset(), all.gradients(), variable.offset(), size * most / clipping);
    }

    private void copyGradient() {
        if (variable.columnBlocks()) {
            ColumnBlocks.toRows(rows, columns, all.gradients(), variable.offset(), gradient, 0);
        } else {
            System.arraycopy(all.gradients(), variable.offset(), gradient, 0, gradient.length);
        }
    }

    private void giveDirection() {
        if (variable.columnBlocks()) {
            ColumnBlocks.fromRows(rows, columns, direction, 0, all.gradients(), variable.offset());
        } else {
            System.arraycopy(direction, 0, all.gradients(), variable.offset(), direction.length);
        }
    }

    private void averageRowsAndColumns(float stays) {
        var size = rows * columns;
        Reduce.rows(Reduction.SUM, matrices * rows, columns, direction, 0, rowMeans, 0);
        Elementwise.affine(rowMeans.length, rowMeans, 0, 1f / columns, 0, rowMeans, 0);
        Update.movingAverage(ofRows.length, ofRows, 0, rowMeans, 0, stays);
        for (var matrix = 0; matrix < matrices; matrix++) {
            Reduce.columns(Reduction.SUM, rows, columns, columns, direction, matrix * size, columnMeans, matrix * columns);
        }
        Elementwise.affine(columnMeans.length, columnMeans, 0, 1f / rows, 0, columnMeans, 0);
        Update.movingAverage(ofColumns.length, ofColumns, 0, columnMeans, 0, stays);
        for (var matrix = 0; matrix < matrices; matrix++) {
            var mean = Reduce.all(Reduction.SUM, rows, ofRows, matrix * rows) / rows;
            for (var row = matrix * rows; row < (matrix + 1) * rows; row++) {
                Elementwise.affine(columns, ofColumns, matrix * columns, ofRows[row] / mean, 0, velocity, row * columns);
            }
        }
    }

    private float rootMeanSquare(float[] numbers, int offset) {
        return (float) Math.sqrt(Reduce.dot(variable.length(), numbers, offset, numbers, offset) / variable.length());
    }

    @Override
    public List<OptimizerState.Slot> slots() {
        var kept = new OptimizerState.Slot(velocity, new Parameters.Window(variable.name(), variable.shape(), 0, false));
        if (!factored) {
            var nothing = new Parameters.Window(variable.name(), Shape.scalar(), 0, false);
            return List.of(placeholder(ofRows, nothing), placeholder(ofColumns, nothing), kept);
        }
        var sizes = variable.shape().toArray();
        var last = sizes.length - 1;
        var withoutRows = Arrays.copyOf(sizes, last);
        withoutRows[last - 1] = sizes[last];
        return List.of(
                new OptimizerState.Slot(ofRows, new Parameters.Window(variable.name(), Shape.of(Arrays.copyOf(sizes, last)), 0, false)),
                new OptimizerState.Slot(ofColumns, new Parameters.Window(variable.name(), Shape.of(withoutRows), 0, false)), kept);
    }

    @Override
    public long scratch() {
        return (long) rowMeans.length + columnMeans.length + gradient.length + direction.length;
    }

    private static OptimizerState.Slot placeholder(float[] numbers, Parameters.Window window) {
        return new OptimizerState.Slot(numbers, window, OptimizerState.SlotKind.PLACEHOLDER);
    }
}
