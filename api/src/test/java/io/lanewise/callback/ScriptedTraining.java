package io.lanewise.callback;

import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A training that only callbacks see: one weight, a learning rate in float32, and empty files. */
public final class ScriptedTraining implements Training {
    private final int epochs;
    private final List<String> lines = new ArrayList<>();
    private float weight;
    private float rate;
    private int initialEpoch;
    private boolean stopped;

    /** A training that begins with a learning rate. */
    public ScriptedTraining(int epochs, double rate) {
        this.epochs = epochs;
        this.rate = (float) rate;
    }

    /** Whether a callback has stopped it. */
    public boolean isStopped() {
        return stopped;
    }

    /** What callbacks have printed. */
    public List<String> lines() {
        return lines;
    }

    /** The only weight. */
    public float weight() {
        return weight;
    }

    /** Sets the only weight. */
    public void setWeight(float number) {
        weight = number;
    }

    @Override
    public int epochs() {
        return epochs;
    }

    @Override
    public int initialEpoch() {
        return initialEpoch;
    }

    @Override
    public void setInitialEpoch(int epoch) {
        initialEpoch = epoch;
    }

    @Override
    public double learningRate() {
        return rate;
    }

    @Override
    public void setLearningRate(double number) {
        rate = (float) number;
    }

    @Override
    public Mode direction(String name) {
        return name.endsWith("loss") ? Mode.MIN : name.endsWith("accuracy") ? Mode.MAX : Mode.AUTO;
    }

    @Override
    public int batches() {
        return 1;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public List<Tensor> weights() {
        return List.of(Tensor.scalar(weight));
    }

    @Override
    public void setWeights(List<Tensor> weights) {
        weight = (float) weights.getFirst().at(0);
    }

    @Override
    public void swapAverages() {
        throw new IllegalStateException("no averages");
    }

    @Override
    public void save(Path file) {
        try {
            Files.writeString(file, Float.toString(weight));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void saveWeights(Path file) {
        save(file);
    }

    @Override
    public void loadWeights(Path file) {
        try {
            weight = Float.parseFloat(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void print(String line) {
        lines.add(line);
    }
}
