package io.lanewise.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static final SearchSpace SPACE = SearchSpace.of().with("layers", 1, 2, 3).with("rate", 0.1, 0.01).with("optimizer", "sgd", "adam");

    @Test
    void aGridHasAllCombinations() {
        var grid = SPACE.grid();
        assertThat(grid).hasSize(12).doesNotHaveDuplicates();
        assertThat(grid.get(0)).isEqualTo(new Setting(Map.of("layers", 1, "rate", 0.1, "optimizer", "sgd")));
        assertThat(grid.get(1).text("optimizer")).isEqualTo("adam");
        assertThat(grid.get(4).integer("layers")).isEqualTo(2);
        assertThat(grid.get(11).number("rate")).isEqualTo(0.01);
    }

    @Test
    void aRandomSearchHasDifferentOnesAndASeed() {
        var some = SPACE.random(5, 1);
        assertThat(some).hasSize(5).doesNotHaveDuplicates().isSubsetOf(SPACE.grid());
        assertThat(SPACE.random(5, 1)).isEqualTo(some);
        assertThat(SPACE.random(5, 2)).isNotEqualTo(some);
        assertThat(new HashSet<>(SPACE.random(99, 1))).isEqualTo(new HashSet<>(SPACE.grid()));
    }

    @Test
    void theBestComesFirstAndNaNLast() {
        List<Setting> settings = SearchSpace.of().with("x", 3, 1, 2, 9).grid();
        assertThat(Search.minimize(settings, SearchTest::score).trials()).extracting(trial -> trial.setting().integer("x")).containsExactly(1, 2, 3, 9);
        assertThat(Search.maximize(settings, SearchTest::score).trials()).extracting(trial -> trial.setting().integer("x")).containsExactly(3, 2, 1, 9);
        var table = Search.maximize(settings, SearchTest::score).table().lines().toList();
        assertThat(table).hasSize(5);
        assertThat(table.get(0)).startsWith("x   score  seconds");
        assertThat(table.get(1)).startsWith("3  3.0000");
        assertThat(table.get(4)).startsWith("9     NaN");
    }

    private static double score(Setting setting) {
        return setting.integer("x") == 9 ? Double.NaN : setting.integer("x");
    }

    @Test
    void wrongUseIsRefused() {
        assertThatThrownBy(() -> SPACE.with("layers", 4)).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("\"layers\"", "[layers, rate, optimizer]");
        assertThatThrownBy(() -> SPACE.with("units")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at least one value");
        assertThatThrownBy(() -> SPACE.random(0, 1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("received 0");
        assertThatThrownBy(() -> SPACE.grid().getFirst().integer("units")).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("\"units\"", "none among [layers");
        assertThatThrownBy(() -> SPACE.grid().getFirst().integer("rate")).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("Integer", "Double 0.1");
        assertThatThrownBy(() -> Search.minimize(List.of(), setting -> 0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("received none");
    }
}
