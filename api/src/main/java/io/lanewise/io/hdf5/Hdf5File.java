package io.lanewise.io.hdf5;

import io.lanewise.io.bytes.FileRegion;
import java.io.IOException;

/**
 * An HDF5 file that is read from a window of a file. Only what is asked for is read; what a file may cost in time and memory is
 * bounded, and everything in it that is damaged or not supported gives an {@link io.lanewise.io.ModelFormatException} with the place.
 * For one thread at a time.
 */
public final class Hdf5File {
    private final Hdf5Group root;

    private Hdf5File(Hdf5Group root) {
        this.root = root;
    }

    /**
     * Opens the file that fills a window, which must stay readable as long as objects of the file are used.
     *
     * @throws io.lanewise.io.ModelFormatException if it is no HDF5 file, damaged or cut off
     */
    public static Hdf5File open(FileRegion region) throws IOException {
        var superblock = Superblock.read(region);
        var place = Place.root(superblock.root());
        if (Hdf5Object.read(superblock.blocks(), place) instanceof Hdf5Group root) {
            return new Hdf5File(root);
        }
        throw superblock.blocks().error(superblock.root(), place, "expected a group at the root, found a dataset");
    }

    /** The group that everything else is below. */
    public Hdf5Group root() {
        return root;
    }
}
