package io.lanewise.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds places in an arena for windows whose lifetimes are all known: the largest first, each in the smallest gap that fits between those that are alive
 * at the same time and have their places. This comes close to what is needed at least, where placing each as it begins leaves gaps (Pisarchyk and Lee,
 * 2020, call it greedy by size).
 */
final class WindowPlacement {
    private final int alignment;
    private final List<Window> windows = new ArrayList<>();
    /** Counts what is taken and released. */
    private int now;

    private int end;

    private static final class Window {
        private final int length;
        private final int from;
        private int until = Integer.MAX_VALUE;
        private int at;

        Window(int length, int from) {
            this.length = length;
            this.from = from;
        }

        boolean meets(Window other) {
            return from < other.until && other.from < until;
        }
    }

    /**
     * A placement of nothing.
     *
     * @param alignment windows begin at multiples of this
     */
    WindowPlacement(int alignment) {
        this.alignment = alignment;
    }

    /** A window that is alive from now on, and returns its number. */
    int take(int length) {
        windows.add(new Window(length, now++));
        return windows.size() - 1;
    }

    /** The window is not alive any more. */
    void release(int window) {
        windows.get(window).until = now++;
    }

    /** Gives all windows their places. */
    void place() {
        var placed = new ArrayList<Window>();
        for (var window : windows.stream().sorted(Comparator.comparingInt((Window each) -> -each.length)).toList()) {
            window.at = gap(window, placed);
            end = Math.max(end, end(window));
            // In the order of their places, so that gaps are found in one pass.
            var index = placed.size();
            while (index > 0 && placed.get(index - 1).at > window.at) {
                index--;
            }
            placed.add(index, window);
        }
    }

    /** Where the smallest gap that fits begins, or else what is behind all others. */
    private int gap(Window window, List<Window> placed) {
        var best = -1;
        var smallest = Integer.MAX_VALUE;
        var free = 0;
        for (var other : placed) {
            if (other.meets(window)) {
                var gap = other.at - free;
                if (gap >= room(window) && gap < smallest) {
                    best = free;
                    smallest = gap;
                }
                free = Math.max(free, other.at + room(other));
            }
        }
        return best < 0 ? free : best;
    }

    /** An empty window takes room too, so that no two windows begin at one place. */
    private int room(Window window) {
        return Math.multiplyExact(Math.max(1, Math.ceilDiv(window.length, alignment)), alignment);
    }

    private int end(Window window) {
        var behind = (long) window.at + room(window);
        if (behind > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("program: expected values of at most " + Integer.MAX_VALUE + " elements at a time, received more; take a smaller batch");
        }
        return (int) behind;
    }

    /** Where a window begins, after {@link #place}. */
    int at(int window) {
        return windows.get(window).at;
    }

    /** How many elements the arena needs, after {@link #place}. */
    int end() {
        return end;
    }
}
