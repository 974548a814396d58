package io.lanewise.engine;

/** What a recurrent layer computes in a step, from x, the inputs' part of its sums, and the states. */
public enum Recurrence {
    /** h ← tanh(x + h·U). */
    TANH(1, 0),
    /** h ← max(x + h·U, 0). */
    RELU(1, 0),
    /** i, f, g, o = σ, σ, tanh, σ of x + h·U; c ← f · c + i · g; h ← o · tanh c. */
    LSTM(4, 5),
    /** z, r = σ(x + h·U); h ← z · h + (1 − z) · tanh(x + r · (h·U + bias)). */
    GRU(3, 4),
    /** z, r = σ(x + h·U); h ← z · h + (1 − z) · tanh(x + (r · h)·U). */
    GRU_RESET_BEFORE(3, 4);

    private final int sums;
    private final int kept;

    Recurrence(int sums, int kept) {
        this.sums = sums;
        this.kept = kept;
    }

    /** How many sums of the size of a state there are: blocks of columns of x and U. */
    public int sums() {
        return sums;
    }

    /** How many numbers for each of a state the gradient needs of each step, besides the states. */
    int kept() {
        return kept;
    }

    /** Whether there is a second state, c. */
    public boolean hasCarry() {
        return this == LSTM;
    }

    /** Whether it is one of the gated units. */
    boolean isGru() {
        return this == GRU || this == GRU_RESET_BEFORE;
    }
}
