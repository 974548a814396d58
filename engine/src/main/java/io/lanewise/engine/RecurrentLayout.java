package io.lanewise.engine;

/**
 * Where the results of a recurrent layer lie in one array. First the states h (steps, batch, units) by time, and behind them the one it
 * began with; then c likewise, if there is one; then, if the gradient is to follow, gates (steps, kept, batch, units). What nobody will ask for has
 * one place for all steps.
 *
 * @param kind what is computed
 * @param steps steps of the sequence, at least 1
 * @param batch samples
 * @param units numbers of a state
 * @param backwards whether the last step comes first
 * @param masked whether some steps are left out
 * @param sequence whether h of all steps will be asked for
 * @param gradient whether the gradient is to follow
 */
public record RecurrentLayout(
        Recurrence kind, int steps, int batch, int units, boolean backwards, boolean masked, boolean sequence, boolean gradient) {
    /** @throws IllegalArgumentException if a size is below 1, or the results are too many for an array */
    public RecurrentLayout {
        if (steps < 1 || batch < 1 || units < 1) {
            throw new IllegalArgumentException("Recurrent: expected steps, batch and units above 0, received " + steps + ", " + batch + ", " + units);
        }
        long most = (long) steps + 1;
        long length = most * (2 + kind.kept() + kind.sums()) * batch * units;
        if (length > Gemm.END) {
            throw new IllegalArgumentException("Recurrent: expected results of at most " + Gemm.END + " numbers, received " + length);
        }
    }

    /** Numbers of a state of all samples. */
    public int state() {
        return batch * units;
    }

    /** The step that comes after so many others. */
    public int time(int step) {
        return backwards ? steps - 1 - step : step;
    }

    /** The place of the state before a step: that of the step before in time, or the one it began with. */
    public int before(int step) {
        return step == 0 ? steps : time(step - 1);
    }

    private boolean keepsHidden() {
        return sequence || gradient || masked;
    }

    private boolean keepsCarry() {
        return gradient || masked;
    }

    /** Where h after a step lies; after {@code steps}: the one it began with. */
    public int hidden(int time) {
        return keepsHidden() ? time * state() : 0;
    }

    /** Where h after the last step lies. */
    public int lastHidden() {
        return hidden(time(steps - 1));
    }

    private int carries() {
        return (keepsHidden() ? steps + 1 : 1) * state();
    }

    /** Where c after a step lies; after {@code steps}: the one it began with. */
    public int carry(int time) {
        return carries() + (keepsCarry() ? time * state() : 0);
    }

    /** Where c after the last step lies. */
    public int lastCarry() {
        return carry(time(steps - 1));
    }

    private int gates() {
        return carries() + (!kind.hasCarry() ? 0 : (keepsCarry() ? steps + 1 : 1) * state());
    }

    /** Where what is kept of a step lies. */
    public int gates(int time) {
        return gates() + time * kind.kept() * state();
    }

    /** Where r · h of a step lies, of a GRU that resets before the product. */
    public int resetHidden(int time) {
        return gates(time) + 3 * state();
    }

    /** How many numbers there are. */
    public int length() {
        return gates() + (gradient ? steps * kind.kept() * state() : 0);
    }

    /** Where the gradient of what x is multiplied with lies in the gradients; that of x comes first. Only of a GRU that resets after the product. */
    public int candidateGradient() {
        return steps * kind.sums() * state();
    }

    /** Where the gradient of the first h lies in the gradients. */
    public int hiddenGradient() {
        return candidateGradient() + (kind == Recurrence.GRU ? steps * state() : 0);
    }

    /** Where the gradient of the first c lies in the gradients. */
    public int carryGradient() {
        return hiddenGradient() + state();
    }

    /** How many gradients there are. */
    public int gradients() {
        return carryGradient() + (kind.hasCarry() ? state() : 0);
    }
}
