package io.lanewise.io.hdf5;

import io.lanewise.io.ModelFormatException;
import io.lanewise.io.hdf5.Hdf5Type.FixedText;
import io.lanewise.io.hdf5.Hdf5Type.Numeric;
import io.lanewise.io.hdf5.Hdf5Type.Other;
import io.lanewise.io.hdf5.Hdf5Type.VariableText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that can be read from a file: the values of datasets by path and of attributes by path, {@code @} and name. What is refused does
 * not keep the rest from being read.
 */
record Contents(Map<String, Object> values, List<ModelFormatException> refused) {
    private static final int MOST_ELEMENTS = 1 << 20;

    private interface Reading {
        void run() throws IOException;
    }

    static Contents of(Hdf5Object object) throws IOException {
        var contents = new Contents(new LinkedHashMap<>(), new ArrayList<>());
        contents.object(object);
        return contents;
    }

    private void object(Hdf5Object object) throws IOException {
        attempt(() -> {
            for (var attribute : object.attributes().values()) {
                attempt(() -> attribute(object.path() + "@" + attribute.name(), attribute));
            }
        });
        switch (object) {
            case Hdf5Group group -> attempt(() -> {
                for (var name : group.names()) {
                    attempt(() -> object(group.find(name).orElseThrow()));
                }
            });
            case Hdf5Dataset dataset -> attempt(() -> dataset(dataset));
        }
    }

    private void attempt(Reading reading) throws IOException {
        try {
            reading.run();
        } catch (ModelFormatException refusal) {
            refused.add(refusal);
        }
    }

    private void attribute(String path, Hdf5Attribute attribute) throws IOException {
        switch (attribute.type()) {
            case Numeric numeric when numeric.kind().isFloating() -> values.put(path, attribute.numbers());
            case Numeric _ -> values.put(path, attribute.integers());
            case FixedText _, VariableText _ -> values.put(path, attribute.strings());
            case Other _ -> {}
        }
    }

    private void dataset(Hdf5Dataset dataset) throws IOException {
        if (dataset.count() > MOST_ELEMENTS) {
            return;
        }
        int count = (int) dataset.count();
        switch (dataset.type()) {
            case Numeric numeric when numeric.kind().isFloating() -> {
                var numbers = new double[count];
                dataset.readDoubles(numbers, 0);
                values.put(dataset.path(), numbers);
            }
            case Numeric _ -> {
                var numbers = new long[count];
                dataset.readLongs(numbers, 0);
                values.put(dataset.path(), numbers);
            }
            case FixedText _, VariableText _ -> values.put(dataset.path(), dataset.readStrings());
            case Other _ -> {}
        }
    }
}
