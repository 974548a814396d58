package io.lanewise.bench.gemm;

import java.nio.file.Path;

/** OpenBLAS, with threads of its own. */
final class OpenBlas extends Cblas {
    private final NativeLibrary library;

    private OpenBlas(NativeLibrary library) {
        super(library);
        this.library = library;
    }

    static OpenBlas load(Path folder) {
        return new OpenBlas(NativeLibrary.load(folder.resolve("org/bytedeco/openblas/linux-x86_64/libopenblas.so.0")));
    }

    @Override
    public String about() {
        return library.text("openblas_get_config").strip();
    }

    @Override
    public void setThreads(int threads) {
        library.call("openblas_set_num_threads", threads);
    }
}
