package io.lanewise.io.hdf5;

import io.lanewise.io.bytes.Transfer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes to a channel through some direct buffers, which the channel takes without a copy: while a thread writes full ones, another is filled. With two of
 * them either would sleep until the other is done, and waking takes as long as writing.
 */
final class BlockOutput implements AutoCloseable {
    private static final int BUFFERS = 4;

    private final WritableByteChannel channel;
    /** Has no thread yet while all fits into one buffer. */
    private final ExecutorService writer = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("lanewise-writer").factory());
    /** Full buffers that are written, in this order, or have been. */
    private final Queue<Future<ByteBuffer>> writing = new ArrayDeque<>();
    private ByteBuffer buffer = Transfer.buffer(Transfer.BYTES);
    private long handedOver;

    BlockOutput(WritableByteChannel channel) {
        this.channel = channel;
    }

    /** Bytes so far, those in the buffer too. */
    long written() {
        return handedOver + buffer.position();
    }

    void put(byte[] bytes) throws IOException {
        for (int at = 0; at < bytes.length; ) {
            int next = Math.min(bytes.length - at, room(1));
            buffer.put(bytes, at, next);
            at += next;
        }
    }

    /** The elements of a dataset. */
    void put(NewDataset dataset) throws IOException {
        int size = dataset.kind().size();
        for (long at = 0; at < dataset.count(); ) {
            int next = (int) Math.min(dataset.count() - at, room(size) / size);
            int bytes = next * size;
            dataset.source().put(at, next, buffer.slice(buffer.position(), bytes).order(ByteOrder.LITTLE_ENDIAN));
            buffer.position(buffer.position() + bytes);
            at += next;
        }
    }

    /** Zeros up to a multiple of so many bytes, a power of two up to 8. */
    void align(int multiple) throws IOException {
        put(new byte[(int) (-written() & (multiple - 1))]);
    }

    /** Writes what is left. */
    void finish() throws IOException {
        for (var next = writing.poll(); next != null; next = writing.poll()) {
            await(next);
        }
        Transfer.writeFully(channel, buffer.flip());
    }

    /** How much fits into the buffer, at least so many bytes. */
    private int room(int least) throws IOException {
        if (buffer.remaining() < least) {
            var full = buffer.flip();
            handedOver += full.remaining();
            writing.add(writer.submit(() -> {
                Transfer.writeFully(channel, full);
                return full;
            }));
            var first = writing.element();
            if (first.isDone() || writing.size() == BUFFERS) {
                buffer = await(writing.remove()).clear();
            } else {
                buffer = Transfer.buffer(Transfer.BYTES);
            }
        }
        return buffer.remaining();
    }

    /** A buffer, once it has been written. */
    private static ByteBuffer await(Future<ByteBuffer> written) throws IOException {
        try {
            return written.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw (IOException) new ClosedByInterruptException().initCause(interrupted);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IOException(failed);
            }
        }
    }

    /** Returns when nothing is being written any more. */
    @Override
    public void close() {
        writer.close();
    }
}
