package io.lanewise.golden;

import io.lanewise.schedule.Schedules;

/** Cases of kind {@code schedule}: the rate at some steps. */
final class ScheduleRunner implements CaseRunner {
    @Override
    public Outcome run(GoldenCase golden) {
        var json = golden.json();
        var schedule = Schedules.CATALOGUE.fromConfig(json.get("class").string(), json.get("config"));
        var comparison = new Comparison(golden.tolerance());
        var steps = json.get("steps").integers();
        var values = json.get("values").numbers();
        for (var i = 0; i < steps.length; i++) {
            comparison.number("rate at step " + steps[i], values[i], schedule.rate(steps[i]));
        }
        return comparison.outcome();
    }
}
