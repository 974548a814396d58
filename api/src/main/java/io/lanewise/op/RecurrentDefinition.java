package io.lanewise.op;

import io.lanewise.engine.Recurrence;
import io.lanewise.engine.RecurrentLayout;
import org.jspecify.annotations.Nullable;

/** What recurrent layers are defined to compute, in float64: number by number, without a product of matrices. */
final class RecurrentDefinition {
    private final RecurrentLayout layout;
    private final Recurrence kind;
    private final int units;
    private final int columns;

    RecurrentDefinition(RecurrentLayout layout) {
        this.layout = layout;
        this.kind = layout.kind();
        this.units = layout.units();
        this.columns = kind.sums() * units;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private int x(int time, int sample) {
        return (time * layout.batch() + sample) * columns;
    }

    private static boolean isLeftOut(double @Nullable [] mask, int index) {
        return mask != null && !(mask[index] > 0);
    }

    /** Σ h · U for one column. */
    private double product(double[] h, int at, double[] u, int column) {
        var sum = 0.0;
        for (var k = 0; k < units; k++) {
            sum += h[at + k] * u[k * columns + column];
        }
        return sum;
    }

    void forward(
            double[] products, double[] u, double[] h, double @Nullable [] c, double @Nullable [] bias, double @Nullable [] productBias,
            double @Nullable [] mask, double[] y) {
        var x = products.clone();
        for (var i = 0; bias != null && i < x.length; i++) {
            x[i] += bias[i % columns];
        }
        System.arraycopy(h, 0, y, layout.hidden(layout.steps()), h.length);
        if (c != null) {
            System.arraycopy(c, 0, y, layout.carry(layout.steps()), c.length);
        }
        for (var step = 0; step < layout.steps(); step++) {
            var time = layout.time(step);
            for (var sample = 0; sample < layout.batch(); sample++) {
                var at = sample * units;
                var hidden = new double[units];
                var carry = new double[units];
                step(x, x(time, sample), u, y, layout.hidden(layout.before(step)) + at, c == null ? 0 : layout.carry(layout.before(step)) + at, productBias, time, at, hidden, carry);
                if (isLeftOut(mask, time * layout.batch() + sample)) {
                    System.arraycopy(y, layout.hidden(layout.before(step)) + at, hidden, 0, units);
                    if (c != null) {
                        System.arraycopy(y, layout.carry(layout.before(step)) + at, carry, 0, units);
                    }
                }
                System.arraycopy(hidden, 0, y, layout.hidden(time) + at, units);
                if (c != null) {
                    System.arraycopy(carry, 0, y, layout.carry(time) + at, units);
                }
            }
        }
    }

    private void step(
            double[] x, int xAt, double[] u, double[] y, int before, int carryBefore, double @Nullable [] productBias, int time, int at, double[] hidden,
            double[] carry) {
        var resets = new double[units];
        if (kind == Recurrence.GRU_RESET_BEFORE) {
            for (var j = 0; j < units; j++) {
                resets[j] = sigmoid(x[xAt + units + j] + product(y, before, u, units + j)) * y[before + j];
            }
        }
        for (var j = 0; j < units; j++) {
            var sums = new double[kind.sums()];
            for (var i = 0; i < sums.length; i++) {
                sums[i] = x[xAt + i * units + j] + product(y, before, u, i * units + j);
            }
            switch (kind) {
                case TANH -> hidden[j] = Math.tanh(sums[0]);
                case RELU -> hidden[j] = Math.max(sums[0], 0);
                case LSTM -> {
                    carry[j] = sigmoid(sums[1]) * y[carryBefore + j] + sigmoid(sums[0]) * Math.tanh(sums[2]);
                    hidden[j] = sigmoid(sums[3]) * Math.tanh(carry[j]);
                    keep(y, time, at + j, sigmoid(sums[0]), sigmoid(sums[1]), Math.tanh(sums[2]), sigmoid(sums[3]), Math.tanh(carry[j]));
                }
                case GRU, GRU_RESET_BEFORE -> {
                    var update = sigmoid(sums[0]);
                    var reset = sigmoid(sums[1]);
                    var other = kind == Recurrence.GRU ? product(y, before, u, 2 * units + j) + (productBias == null ? 0 : productBias[j]) : resets[j];
                    var candidate = Math.tanh(x[xAt + 2 * units + j] + (kind == Recurrence.GRU ? reset * other : product(resets, 0, u, 2 * units + j)));
                    hidden[j] = update * y[before + j] + (1 - update) * candidate;
                    keep(y, time, at + j, update, reset, candidate, other);
                }
            }
        }
    }

    private void keep(double[] y, int time, int at, double... numbers) {
        for (var i = 0; layout.gradient() && i < numbers.length; i++) {
            y[layout.gates(time) + i * layout.state() + at] = numbers[i];
        }
    }

    void backward(
            double[] y, double[] u, double @Nullable [] mask, double @Nullable [] upstream, double @Nullable [] last, double @Nullable [] lastCarry,
            double[] gradients) {
        for (var sample = 0; sample < layout.batch(); sample++) {
            var at = sample * units;
            var dh = new double[units];
            var dc = new double[units];
            for (var j = 0; j < units; j++) {
                dh[j] = last == null ? 0 : last[at + j];
                dc[j] = lastCarry == null ? 0 : lastCarry[at + j];
            }
            for (var step = layout.steps() - 1; step >= 0; step--) {
                var time = layout.time(step);
                for (var j = 0; upstream != null && j < units; j++) {
                    dh[j] += upstream[time * layout.state() + at + j];
                }
                if (!isLeftOut(mask, time * layout.batch() + sample)) {
                    dh = stepBack(y, u, step, sample, dh, dc, gradients);
                }
            }
            System.arraycopy(dh, 0, gradients, layout.hiddenGradient() + at, units);
            if (kind.hasCarry()) {
                System.arraycopy(dc, 0, gradients, layout.carryGradient() + at, units);
            }
        }
    }

    /** The gradient of h before a step; dc becomes that of c before it. */
    private double[] stepBack(double[] y, double[] u, int step, int sample, double[] dh, double[] dc, double[] gradients) {
        var time = layout.time(step);
        var at = sample * units;
        var before = layout.hidden(layout.before(step)) + at;
        var state = layout.state();
        var gate = layout.gates(time) + at;
        var sums = x(time, sample);
        var next = new double[units];
        for (var j = 0; j < units; j++) {
            switch (kind) {
                case TANH -> gradients[sums + j] = dh[j] * (1 - y[layout.hidden(time) + at + j] * y[layout.hidden(time) + at + j]);
                case RELU -> gradients[sums + j] = y[layout.hidden(time) + at + j] > 0 ? dh[j] : 0;
                case LSTM -> {
                    var in = y[gate + j];
                    var f = y[gate + state + j];
                    var g = y[gate + 2 * state + j];
                    var o = y[gate + 3 * state + j];
                    var t = y[gate + 4 * state + j];
                    var delta = dc[j] + dh[j] * o * (1 - t * t);
                    gradients[sums + j] = delta * g * in * (1 - in);
                    gradients[sums + units + j] = delta * y[layout.carry(layout.before(step)) + at + j] * f * (1 - f);
                    gradients[sums + 2 * units + j] = delta * in * (1 - g * g);
                    gradients[sums + 3 * units + j] = dh[j] * t * o * (1 - o);
                    dc[j] = delta * f;
                }
                case GRU, GRU_RESET_BEFORE -> {
                    var update = y[gate + j];
                    var candidate = y[gate + 2 * state + j];
                    gradients[sums + j] = dh[j] * (y[before + j] - candidate) * update * (1 - update);
                    gradients[sums + 2 * units + j] = dh[j] * (1 - update) * (1 - candidate * candidate);
                    next[j] = dh[j] * update;
                }
            }
        }
        for (var j = 0; kind.sums() == 3 && j < units; j++) {
            var reset = y[gate + state + j];
            if (kind == Recurrence.GRU) {
                gradients[sums + units + j] = gradients[sums + 2 * units + j] * y[gate + 3 * state + j] * reset * (1 - reset);
                gradients[layout.candidateGradient() + time * state + at + j] = gradients[sums + 2 * units + j] * reset;
            } else {
                var product = 0.0;
                for (var k = 0; k < units; k++) {
                    product += gradients[sums + 2 * units + k] * u[j * columns + 2 * units + k];
                }
                gradients[sums + units + j] = product * y[before + j] * reset * (1 - reset);
                next[j] += product * reset;
            }
        }
        for (var j = 0; j < units; j++) {
            for (var k = 0; k < columns; k++) {
                if (k < 2 * units || kind == Recurrence.LSTM) {
                    next[j] += gradients[sums + k] * u[j * columns + k];
                } else if (kind == Recurrence.GRU) {
                    next[j] += gradients[layout.candidateGradient() + time * state + at + k - 2 * units] * u[j * columns + k];
                }
            }
        }
        return next;
    }

    void weightGradient(double[] y, double[] gradients, double[] dw) {
        for (var step = 0; step < layout.steps(); step++) {
            var time = layout.time(step);
            for (var sample = 0; sample < layout.batch(); sample++) {
                var at = sample * units;
                for (var j = 0; j < units; j++) {
                    for (var k = 0; k < columns; k++) {
                        var isCandidate = k >= 2 * units && columns == 3 * units;
                        var before = isCandidate && kind == Recurrence.GRU_RESET_BEFORE ? layout.resetHidden(time) : layout.hidden(layout.before(step));
                        var gradient = isCandidate && kind == Recurrence.GRU
                                ? gradients[layout.candidateGradient() + time * layout.state() + at + k - 2 * units]
                                : gradients[x(time, sample) + k];
                        dw[j * columns + k] += y[before + at + j] * gradient;
                    }
                }
            }
        }
    }
}
