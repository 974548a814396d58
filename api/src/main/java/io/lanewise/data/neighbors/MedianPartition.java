package io.lanewise.data.neighbors;

import java.util.function.IntBinaryOperator;

/**
 * Brings the element that belongs at a place there, smaller ones before it, larger ones after it: Hoare's quickselect with the median of
 * three as pivot. The steps are those of GNU's C++ library, with which scikit-learn is built on Linux: the order it leaves the
 * rest in decides between equally distant neighbours.
 */
final class MedianPartition {
    private static final int SMALL = 3;

    private final int[] elements;
    /** Negative if the first is smaller; never 0 for different elements. */
    private final IntBinaryOperator comparison;

    MedianPartition(int[] elements, IntBinaryOperator comparison) {
        this.elements = elements;
        this.comparison = comparison;
    }

    /** Partitions the elements {@code from} to {@code to - 1} about place {@code middle}. */
    void select(int from, int middle, int to) {
        var first = from;
        var last = to;
        while (last - first > SMALL) {
            medianToFront(first, first + 1, first + (last - first) / 2, last - 1);
            var cut = partition(first, last);
            if (cut <= middle) {
                first = cut;
            } else {
                last = cut;
            }
        }
        insertionSort(first, last);
    }

    private void medianToFront(int front, int a, int b, int c) {
        if (less(a, b)) {
            swap(front, less(b, c) ? b : less(a, c) ? c : a);
        } else {
            swap(front, less(a, c) ? a : less(b, c) ? c : b);
        }
    }

    /** About the pivot at the front, which stays there; the first place of the elements that are not smaller. */
    private int partition(int front, int to) {
        var i = front + 1;
        var j = to - 1;
        while (true) {
            while (less(i, front)) {
                i++;
            }
            while (less(front, j)) {
                j--;
            }
            if (i >= j) {
                return i;
            }
            swap(i, j);
            i++;
            j--;
        }
    }

    private void insertionSort(int from, int to) {
        for (var i = from + 1; i < to; i++) {
            for (var j = i; j > from && less(j, j - 1); j--) {
                swap(j, j - 1);
            }
        }
    }

    private boolean less(int i, int j) {
        return comparison.applyAsInt(elements[i], elements[j]) < 0;
    }

    private void swap(int i, int j) {
        var swapped = elements[i];
        elements[i] = elements[j];
        elements[j] = swapped;
    }
}
