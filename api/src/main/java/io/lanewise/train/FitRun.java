package io.lanewise.train;

import io.lanewise.callback.Mode;
import io.lanewise.callback.Training;
import io.lanewise.model.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call of fit. */
final class FitRun extends ModelRun implements Training {
    private static final System.Logger LOG = System.getLogger(FitRun.class.getPackageName());

    private final Network network;
    private final Trainer trainer;
    private final FitPlan plan;
    private final Fit fit;
    private final Watch watch;
    private final Hooks hooks;
    private final Stepper stepper;
    private final List<Tracked> tracked;
    private final Map<String, List<Double>> several = new LinkedHashMap<>();
    private int initialEpoch;

    /**
     * A call of fit.
     *
     * @param tracked what is shown of each training step
     */
    FitRun(Network network, Trainer trainer, FitPlan plan, Fit fit, Watch watch, List<Tracked> tracked) {
        super(network, trainer, watch.services(), plan.training().count());
        this.network = network;
        this.trainer = trainer;
        this.plan = plan;
        this.fit = fit;
        this.watch = watch;
        this.hooks = new Hooks(watch.callbacks());
        this.stepper = new Stepper(trainer);
        this.tracked = List.copyOf(tracked);
        this.initialEpoch = fit.get(Fit.INITIAL_EPOCH);
    }

    /** Tells callbacks; what they refuse is refused before anything has changed. */
    FitRun begin() {
        return hooks.watched(() -> {
            hooks.trainBegin(this);
            return this;
        });
    }

    /** Trains. */
    History run() {
        return hooks.watched(this::train);
    }

    private History train() {
        var history = new History();
        Map<String, Double> logs = Map.of();
        for (var epoch = initialEpoch; epoch < epochs() && !isStopped(); epoch++) {
            hooks.epochBegin(epoch);
            if (!trainEpoch(epoch)) {
                LOG.log(System.Logger.Level.WARNING, "fit: the data end before epoch {0} of {1}, and training with them; give data that can be gone over anew", epoch + 1, epochs());
                break;
            }
            logs = logs(epoch);
            hooks.epochEnd(epoch, logs);
            history.add(epoch, logs, several);
        }
        stepper.finish();
        hooks.trainEnd(logs);
        return history;
    }

    /** Trains on the batches of an epoch; false if there are none. */
    private boolean trainEpoch(int epoch) {
        var feed = plan.training();
        stepper.sums().reset();
        feed.begin(epoch);
        var batch = 0;
        for (; !isStopped() && feed.next(); batch++) {
            hooks.trainBatchBegin(batch);
            stepper.run(feed.batches(), feed.from(), feed.size());
            hooks.trainBatchEnd(batch, stepper.sums());
        }
        return batch > 0 || isStopped();
    }

    /** The metrics of an epoch, then those of its validation, then what callbacks add. */
    private Map<String, Double> logs(int epoch) {
        var logs = new LinkedHashMap<>(stepper.sums().logs());
        several.clear();
        several.putAll(stepper.sums().several());
        var validation = plan.validation();
        if (validation != null && fit.get(Fit.VALIDATION_FREQ).includes(epoch)) {
            var scores = validate(validation);
            scores.logs().forEach((name, value) -> logs.put("val_" + name, value));
            scores.several().forEach((name, numbers) -> several.put("val_" + name, numbers));
        }
        return logs;
    }

    private Scores validate(Feed validation) {
        return new Evaluation(trainer::runner, validation, hooks).run(new ModelRun(network, trainer, watch.services(), validation.count()));
    }

    @Override
    public int epochs() {
        return fit.get(Fit.EPOCHS);
    }

    @Override
    public int initialEpoch() {
        return initialEpoch;
    }

    @Override
    public void setInitialEpoch(int epoch) {
        if (epoch < 0) {
            throw new IllegalArgumentException("fit: expected an epoch to begin at from 0 on, received " + epoch);
        }
        initialEpoch = epoch;
    }

    @Override
    public double learningRate() {
        return trainer.state().learningRate();
    }

    @Override
    public void setLearningRate(double rate) {
        trainer.state().setLearningRate(rate);
    }

    @Override
    public void requireSettableRate(String who) {
        var optimizer = trainer.compilation().optimizer();
        if (!trainer.state().parts().isEmpty()) {
            throw new IllegalStateException(who + ": expected one learning rate that can be set, received " + optimizer
                    + ", whose optimizers have one each; give them schedules as learning_rate, or train without " + who);
        }
        if (optimizer.isScheduled()) {
            throw new IllegalStateException(who + ": expected a learning rate that can be set, received that of " + optimizer.className()
                    + ", which follows a schedule; compile with a number as learning_rate, or train without " + who);
        }
    }

    @Override
    public Mode direction(String name) {
        return trained(name).equals("loss") ? Mode.MIN : tracked(name).map(Tracked::direction).orElse(Mode.AUTO);
    }

    @Override
    public int numbersOf(String name) {
        return tracked(name).map(Tracked::count).orElse(1);
    }

    @Override
    public List<Double> numbers(String name) {
        return several.getOrDefault(name, List.of());
    }

    @Override
    public List<String> names() {
        var names = new ArrayList<>(List.of("loss"));
        tracked.forEach(number -> names.add(number.name()));
        if (plan.validation() != null) {
            List.copyOf(names).forEach(name -> names.add("val_" + name));
        }
        return names;
    }

    private Optional<Tracked> tracked(String name) {
        return tracked.stream().filter(number -> number.name().equals(trained(name))).findFirst();
    }

    private static String trained(String name) {
        return name.startsWith("val_") ? name.substring("val_".length()) : name;
    }
}
