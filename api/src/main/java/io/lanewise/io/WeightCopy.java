package io.lanewise.io;

import io.lanewise.engine.Workers;
import io.lanewise.io.bytes.FileRegion;
import io.lanewise.io.bytes.Transfer;
import io.lanewise.io.zip.PendingCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Reads floats straight to their places, shared among threads. */
final class WeightCopy implements Workers.Task {
    /** What is read at a time: fills a transfer buffer. */
    private static final int PIECE = Transfer.BYTES / Float.BYTES;
    /** A part is worth handing over from 2 MB on. */
    private static final long FLOATS_PER_PART = 1 << 19;

    private final List<Piece> pieces = new ArrayList<>();
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
    private long floats;
    private int parts = 1;
    private final @Nullable PendingCheck check;

    private record Piece(FileRegion bytes, Numbers target, int first, int count) {}

    /** A copy of nothing yet, which tells {@code check}, unless it is null, of the bytes it reads. */
    WeightCopy(@Nullable PendingCheck check) {
        this.check = check;
    }

    /** Adds numbers and the bytes that hold them, little-endian. */
    void add(FileRegion bytes, Numbers target) {
        var count = target.shape().elements();
        for (var first = 0; first < count; first += PIECE) {
            pieces.add(new Piece(bytes, target, first, Math.min(PIECE, count - first)));
        }
        floats += count;
    }

    /** Reads all of them. */
    void run() throws IOException {
        parts = Workers.parts(floats, FLOATS_PER_PART);
        Workers.share(this, parts);
        var failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    /** Every part takes a stretch of neighbouring pieces. */
    @Override
    public void run(int part) {
        var buffer = Transfer.buffer(Transfer.BYTES);
        var room = new Numbers.Rows();
        try {
            for (var i = (long) pieces.size() * part / parts; i < (long) pieces.size() * (part + 1) / parts; i++) {
                var piece = pieces.get((int) i);
                buffer.clear().limit(piece.count() * Float.BYTES);
                piece.bytes().read((long) piece.first() * Float.BYTES, buffer, "weights");
                buffer.flip();
                if (check != null) {
                    var crc = new CRC32();
                    crc.update(buffer.duplicate());
                    check.seen(piece.bytes().startIn(check.region()) + (long) piece.first() * Float.BYTES, buffer.limit(), (int) crc.getValue());
                }
                piece.target().put(piece.first(), buffer.asFloatBuffer(), room);
            }
        } catch (IOException failed) {
            failure.set(failed);
        }
    }
}
