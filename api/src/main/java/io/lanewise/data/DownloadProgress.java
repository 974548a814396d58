package io.lanewise.data;

/** Told how far a download has come. */
@FunctionalInterface
public interface DownloadProgress {
    /**
     * Called from the downloading thread after every piece that was received.
     *
     * @param file the name of the file
     * @param received bytes so far
     * @param total bytes in all, -1 if the server does not say
     */
    void received(String file, long received, long total);

    /** Tells nobody. */
    static DownloadProgress silent() {
        return (file, received, total) -> {};
    }
}
