package io.lanewise.graph;

import java.util.Map;
import java.util.TreeMap;

/** Hands out windows of an arena while it is planned: the smallest gap that fits, else room at the end. */
final class WindowAllocator {
    private final int alignment;
    /** Gaps by their first element; neighbouring ones are joined. */
    private final TreeMap<Integer, Integer> gaps = new TreeMap<>();

    private int end;
    private int peak;

    /**
     * An allocator for an empty arena.
     *
     * @param alignment windows begin at multiples of this
     */
    WindowAllocator(int alignment) {
        this.alignment = alignment;
    }

    /** The first element of a window of this length that is free now. */
    int take(int length) {
        var size = roundUp(length);
        var best = gaps.entrySet().stream().filter(gap -> gap.getValue() >= size).min(Map.Entry.comparingByValue());
        if (best.isPresent()) {
            int at = best.get().getKey();
            int gap = best.get().getValue();
            gaps.remove(at);
            if (gap > size) {
                gaps.put(at + size, gap - size);
            }
            return at;
        }
        // A gap at the very end is extended.
        var last = gaps.lastEntry();
        if (last != null && last.getKey() + last.getValue() == end) {
            gaps.remove(last.getKey());
            end = last.getKey();
        }
        var at = end;
        end = Math.addExact(end, size);
        peak = Math.max(peak, end);
        return at;
    }

    /** Gives a window back. */
    void release(int at, int length) {
        var size = roundUp(length);
        var from = at;
        var before = gaps.lowerEntry(at);
        if (before != null && before.getKey() + before.getValue() == at) {
            from = before.getKey();
            size += before.getValue();
        }
        var after = gaps.remove(at + roundUp(length));
        if (after != null) {
            size += after;
        }
        gaps.put(from, size);
    }

    /** How many elements the arena needs. */
    int peak() {
        return peak;
    }

    /** An empty window takes room too, so that no two windows begin at one place. */
    private int roundUp(int length) {
        return Math.multiplyExact(Math.max(1, Math.ceilDiv(length, alignment)), alignment);
    }
}
