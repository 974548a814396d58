package io.lanewise.optimizer;

import io.lanewise.engine.Binary;
import io.lanewise.engine.ColumnBlocks;
import io.lanewise.engine.Elementwise;
import io.lanewise.engine.Gemm;
import io.lanewise.engine.Reduce;
import io.lanewise.engine.Update;
import java.util.List;

/** {@link Muon}'s steps of one matrix. The momentum lies as the weights do; the polynomial is computed row by row. */
final class MuonStep implements VariableStep {
    private final Muon optimizer;
    private final Parameters all;
    private final Parameters.Window variable;
    private final int rows;
    private final int columns;
    private final int side;
    private final float[] momentum;
    private final float[] square;
    private final float[] polynomial;
    private final float[] product;
    private float[] x;
    private float[] next;

    MuonStep(Muon optimizer, Parameters all, Parameters.Window variable) {
        this.optimizer = optimizer;
        this.all = all;
        this.variable = variable;
        this.rows = variable.shape().size(0);
        this.columns = variable.shape().size(1);
        this.side = Math.min(rows, columns);
        this.momentum = new float[variable.length()];
        this.square = new float[side * side];
        this.polynomial = new float[side * side];
        this.product = new float[side * side];
        this.x = new float[variable.length()];
        this.next = new float[variable.length()];
    }

    @Override
    public void update(double rate, long step) {
        var n = variable.length();
        var at = variable.offset();
        var gradients = all.gradients();
        var stays = optimizer.get(Muon.MOMENTUM).floatValue();
        Elementwise.affine(n, momentum, 0, stays, 0, momentum, 0);
        Elementwise.binary(Binary.ADD, n, momentum, 0, gradients, at, momentum, 0);
        if (optimizer.get(Muon.NESTEROV)) {
            Elementwise.affine(n, momentum, 0, stays, 0, next, 0);
            Elementwise.binary(Binary.ADD, n, next, 0, gradients, at, next, 0);
        } else {
            System.arraycopy(momentum, 0, next, 0, n);
        }
        var scale = 1 / ((float) Math.sqrt(Reduce.dot(n, next, 0, next, 0)) + 1e-7f);
        if (variable.columnBlocks()) {
            ColumnBlocks.toRows(rows, columns, next, 0, x, 0);
        } else {
            System.arraycopy(next, 0, x, 0, n);
        }
        Elementwise.affine(n, x, 0, scale, 0, x, 0);
        for (var i = 0; i < optimizer.get(Muon.NS_STEPS); i++) {
            orthogonalize();
        }
        if (variable.columnBlocks()) {
            ColumnBlocks.fromRows(rows, columns, x, 0, next, 0);
        } else {
            System.arraycopy(x, 0, next, 0, n);
        }
        var factor = optimizer.get(Muon.RMS_RATE).floatValue();
        var length = Float.isNaN(factor) ? 1 : (float) Math.sqrt(Math.max(rows, columns)) * factor;
        Update.sgd(n, all.weights(), at, next, 0, (float) rate * length);
    }

    /** x ← a x + (b A + c A A) x with A = x xᵀ; of a matrix with more rows than columns the same of xᵀ: x ← a x + x (b A + c A A), A = xᵀ x. */
    private void orthogonalize() {
        var high = rows > columns;
        Gemm.multiply(high, !high, side, side, high ? rows : columns, x, 0, columns, x, 0, columns, square, 0, side, false);
        Elementwise.affine(square.length, square, 0, optimizer.get(Muon.MUON_C).floatValue(), 0, polynomial, 0);
        // (c A + b I) A, since b A + c A A is just that.
        for (var i = 0; i < side; i++) {
            polynomial[i * side + i] += optimizer.get(Muon.MUON_B).floatValue();
        }
        Gemm.multiply(false, false, side, side, side, polynomial, 0, side, square, 0, side, product, 0, side, false);
        Elementwise.affine(x.length, x, 0, optimizer.get(Muon.MUON_A).floatValue(), 0, next, 0);
        if (high) {
            Gemm.multiply(false, false, rows, columns, side, x, 0, columns, product, 0, side, next, 0, columns, true);
        } else {
            Gemm.multiply(false, false, rows, columns, side, product, 0, side, x, 0, columns, next, 0, columns, true);
        }
        var swapped = x;
        x = next;
        next = swapped;
    }

    @Override
    public List<OptimizerState.Slot> slots() {
        return List.of(new OptimizerState.Slot(momentum, variable.at(0)));
    }

    @Override
    public long scratch() {
        return 3L * square.length + x.length + next.length;
    }
}
