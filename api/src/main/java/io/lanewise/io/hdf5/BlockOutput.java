package io.lanewise.io.hdf5;

import io.lanewise.io.bytes.Transfer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Writes to a channel through two direct buffers, which the channel takes without a copy: while a thread writes one, the other is filled. */
final class BlockOutput implements AutoCloseable {
    private final WritableByteChannel channel;
    /** Has no thread yet while all fits into one buffer. */
    private final ExecutorService writer = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("lanewise-writer").factory());
    private ByteBuffer buffer = Transfer.buffer(Transfer.BYTES);
    private ByteBuffer other = Transfer.buffer(Transfer.BYTES);
    private @Nullable Future<?> writing;
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
        await();
        Transfer.writeFully(channel, buffer.flip());
    }

    /** How much fits into the buffer, at least so many bytes. */
    private int room(int least) throws IOException {
        if (buffer.remaining() < least) {
            await();
            var full = buffer.flip();
            handedOver += full.remaining();
            writing = writer.submit(() -> {
                Transfer.writeFully(channel, full);
                return full;
            });
            buffer = other.clear();
            other = full;
        }
        return buffer.remaining();
    }

    /** Until the buffer before has been written. */
    private void await() throws IOException {
        if (writing == null) {
            return;
        }
        try {
            writing.get();
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
