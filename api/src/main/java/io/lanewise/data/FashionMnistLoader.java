package io.lanewise.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the data set is looked for, in order, and what is said when it is nowhere. */
final class FashionMnistLoader {
    private static final System.Logger LOG = System.getLogger("io.lanewise.data");

    private final Environment environment;
    private final FashionMnistFiles files;

    FashionMnistLoader(Environment environment, FashionMnistFiles files) {
        this.environment = environment;
        this.files = files;
    }

    FashionMnist load(Path folder) {
        try {
            return files.read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("FashionMnist.load(" + folder + "): expected the four published files in this folder: "
                    + e.getMessage() + ". FashionMnist.load() without a folder downloads them; Idx.read opens other files of this format.",
                    e);
        }
    }

    FashionMnist load(DownloadProgress progress) {
        var failures = new ArrayList<String>();
        failures.add("a given folder: none was given, FashionMnist.load(Path) takes one");
        return local(failures).or(() -> downloaded(progress, failures)).orElseThrow(() -> new UncheckedIOException(
                "FashionMnist.load: the data set was found in none of the four places:\n" + numbered(failures)
                        + "\nPut the four files into one of the folders, or use FashionMnist.loadOrGenerate().",
                new FileNotFoundException("Fashion-MNIST")));
    }

    FashionMnist loadOrGenerate(long seed) {
        var failures = new ArrayList<String>();
        return local(failures).orElseGet(() -> {
            LOG.log(System.Logger.Level.WARNING,
                    "Fashion-MNIST is not on this computer, generated images take its place. FashionMnist.load() downloads it. "
                    + "Looked for in\n" + numbered(failures));
            return GarmentGenerator.generate(60_000, 10_000, seed);
        });
    }

    private Optional<FashionMnist> local(List<String> failures) {
        var data = environment.data();
        if (data.isEmpty()) {
            failures.add("$LANEWISE_DATA/fashion-mnist: the environment variable LANEWISE_DATA is not set");
        }
        return data.flatMap(folder -> attempt("$LANEWISE_DATA/fashion-mnist", folder.resolve("fashion-mnist"), failures))
                .or(() -> attempt("the cache", cache(), failures));
    }

    private Optional<FashionMnist> attempt(String place, Path folder, List<String> failures) {
        try {
            return Optional.of(files.read(folder));
        } catch (IOException e) {
            failures.add(place + ": " + e.getMessage());
            if (!(e instanceof FileNotFoundException)) {
                LOG.log(System.Logger.Level.WARNING, "Fashion-MNIST in " + place + " cannot be used: " + e.getMessage());
            }
            return Optional.empty();
        }
    }

    private Optional<FashionMnist> downloaded(DownloadProgress progress, List<String> failures) {
        var address = environment.property(Environment.URL_PROPERTY);
        try {
            var base = URI.create(address.endsWith("/") ? address : address + "/");
            for (var entry : files.entries()) {
                if (!isCached(entry)) {
                    fetch(base, entry, progress);
                }
            }
            return Optional.of(files.read(cache()));
        } catch (IOException | IllegalArgumentException e) {
            failures.add("download from " + address + " into " + cache() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private void fetch(URI base, FashionMnistFiles.Entry entry, DownloadProgress progress) throws IOException {
        var name = entry.gzipName();
        try {
            new Download(progress).fetch(base.resolve(name), cache().resolve(name), entry::readFile);
        } catch (IOException e) {
            // The messages of such as UnknownHostException and FileSystemException say little without the name of the class.
            var reason = e.getClass() == IOException.class ? e.getMessage() : e.getClass().getSimpleName() + ": " + e.getMessage();
            throw new IOException(name + ": " + reason, e);
        }
    }

    private boolean isCached(FashionMnistFiles.Entry entry) {
        try {
            entry.read(cache());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Path cache() {
        return environment.cache().resolve("fashion-mnist");
    }

    private static String numbered(List<String> failures) {
        var lines = new ArrayList<String>();
        for (var failure : failures) {
            lines.add("  " + (lines.size() + 1) + ". " + failure);
        }
        return String.join("\n", lines);
    }
}
