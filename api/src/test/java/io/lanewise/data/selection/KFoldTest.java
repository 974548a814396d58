package io.lanewise.data.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expected rows: scikit-learn's {@code KFold} and {@code StratifiedKFold}, by NumPy's RandomState. */
class KFoldTest {
    private static final int[] LABELS = {2, 0, 1, 1, 2, 2, 0, 1, 2, 2, 2, 0, 1};

    private static List<List<Integer>> tests(List<SplitIndices> splits) {
        return splits.stream().map(split -> Arrays.stream(split.test()).boxed().toList()).toList();
    }

    @Test
    void foldsAreThoseOfScikitLearn() {
        assertThat(tests(KFold.of(3).indices(10))).containsExactly(List.of(0, 1, 2, 3), List.of(4, 5, 6), List.of(7, 8, 9));
        assertThat(tests(KFold.of(3).withShuffle(42).indices(10))).containsExactly(List.of(0, 1, 5, 8), List.of(2, 7, 9), List.of(3, 4, 6));
    }

    @Test
    void stratifiedFoldsAreThoseOfScikitLearn() {
        assertThat(tests(KFold.of(3).stratified(LABELS))).containsExactly(List.of(0, 1, 2, 3, 4), List.of(5, 6, 7, 8), List.of(9, 10, 11, 12));
        assertThat(tests(KFold.of(3).withShuffle(42).stratified(LABELS))).containsExactly(List.of(0, 3, 4, 7, 11), List.of(1, 8, 10, 12), List.of(2, 5, 6, 9));
        assertThat(tests(KFold.of(2).withShuffle(0).stratified(new int[] {7, 7, 7, 5, 5, 5, 5}))).containsExactly(List.of(1, 2, 5, 6), List.of(0, 3, 4));
    }

    @Test
    void whatDoesNotTestTrains() {
        for (var split : KFold.of(4).withShuffle(1).stratified(LABELS)) {
            assertThat(IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.test())).sorted()).containsExactlyElementsOf(IntStream.range(0, LABELS.length).boxed().toList());
        }
    }

    @Test
    void refusesMoreFoldsThanRows() {
        assertThatThrownBy(() -> KFold.of(1)).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("2 folds or more", "received 1");
        assertThatThrownBy(() -> KFold.of(5).indices(4)).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("folds, 5", "received 4");
        assertThatThrownBy(() -> KFold.of(3).stratified(new int[] {0, 0, 1, 1})).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("folds, 3", "[2, 2]");
    }
}
