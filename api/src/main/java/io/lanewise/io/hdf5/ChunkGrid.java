package io.lanewise.io.hdf5;

import java.io.IOException;
import java.util.List;

/** How chunks divide a dataset. */
final class ChunkGrid {
    private final long[] shape;
    private final int[] chunk;
    private final long[] counts;
    private final long[] mostCounts;

    /** Takes a run of a chunk's elements that also follow each other in the dataset. */
    @FunctionalInterface
    interface Run {
        void take(long index, int indexInChunk, int count) throws IOException;
    }

    ChunkGrid(Dataspace space, List<Integer> sizes) {
        shape = space.sizes();
        chunk = sizes.stream().mapToInt(Integer::intValue).toArray();
        counts = new long[shape.length];
        mostCounts = new long[shape.length];
        for (int i = 0; i < shape.length; i++) {
            counts[i] = Math.ceilDiv(shape[i], chunk[i]);
            long most = space.most()[i];
            mostCounts[i] = Math.ceilDiv(most == Dataspace.UNLIMITED ? shape[i] : most, chunk[i]);
        }
    }

    int rank() {
        return shape.length;
    }

    /** How many chunks there are, or as many as a long holds. */
    long count() {
        return product(counts);
    }

    /** How many there would be if every size had grown as far as it may. */
    long mostCount() {
        return product(mostCounts);
    }

    int chunkElements() {
        int elements = 1;
        for (int size : chunk) {
            elements *= size;
        }
        return elements;
    }

    /** The number of the chunk that starts at an element, or -1 if none does. */
    long numberAt(long[] offsets) {
        long number = 0;
        for (int i = 0; i < shape.length; i++) {
            if (offsets[i] % chunk[i] != 0 || offsets[i] >= shape[i]) {
                return -1;
            }
            number = number * counts[i] + offsets[i] / chunk[i];
        }
        return number;
    }

    /** The number a chunk would have if every size had grown as far as it may: indexes that are arrays count like that. */
    long numberAmongMost(long number) {
        long rest = number;
        long among = 0;
        long stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            among += rest % counts[i] * stride;
            rest /= counts[i];
            stride *= mostCounts[i];
        }
        return among;
    }

    /** Gives out a chunk's elements in runs, without those that are outside the dataset. */
    void forEachRun(long number, Run run) throws IOException {
        int rank = shape.length;
        var start = new long[rank];
        var inside = new int[rank];
        long rest = number;
        for (int i = rank - 1; i >= 0; i--) {
            start[i] = rest % counts[i] * chunk[i];
            rest /= counts[i];
            inside[i] = (int) Math.min(chunk[i], shape[i] - start[i]);
        }
        var at = new int[rank];
        while (true) {
            long index = 0;
            int indexInChunk = 0;
            for (int i = 0; i < rank; i++) {
                index = index * shape[i] + start[i] + at[i];
                indexInChunk = indexInChunk * chunk[i] + at[i];
            }
            run.take(index, indexInChunk, inside[rank - 1]);
            int axis = rank - 2;
            while (axis >= 0 && ++at[axis] == inside[axis]) {
                at[axis--] = 0;
            }
            if (axis < 0) {
                return;
            }
        }
    }

    private static long product(long[] factors) {
        long product = 1;
        for (long factor : factors) {
            product = factor == 0 ? 0 : product > Long.MAX_VALUE / factor ? Long.MAX_VALUE : product * factor;
        }
        return product;
    }
}
