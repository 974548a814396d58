package io.lanewise.io.hdf5;

import io.lanewise.io.ModelFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Reads a block from front to back, little-endian and never beyond its end; knows for errors where in the file it stands. */
final class Cursor {
    /** The address of what is not there. */
    static final long UNDEFINED = -1;

    private final Blocks blocks;
    private final Place place;
    private final String what;
    private final long start;
    private final ByteBuffer bytes;

    /** Over a block that starts at an address. */
    Cursor(Blocks blocks, Place place, String what, long start, ByteBuffer bytes) {
        this.blocks = blocks;
        this.place = place;
        this.what = what;
        this.start = start;
        this.bytes = bytes;
    }

    Blocks blocks() {
        return blocks;
    }

    Place place() {
        return place;
    }

    /** The address of the next byte. */
    long at() {
        return start + bytes.position();
    }

    int remaining() {
        return bytes.remaining();
    }

    int u8() {
        need(Byte.BYTES);
        return bytes.get() & 0xff;
    }

    int u16() {
        need(Short.BYTES);
        return bytes.getShort() & 0xffff;
    }

    long u32() {
        need(Integer.BYTES);
        return bytes.getInt() & 0xffff_ffffL;
    }

    /** An unsigned number of 1 to 8 bytes; above 2⁶³ - 1 it is refused. */
    long unsigned(int width) {
        need(width);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (bytes.get() & 0xffL) << (Byte.SIZE * i);
        }
        if (value < 0) {
            throw error("expected a size within 63 bits, found " + Long.toUnsignedString(value));
        }
        return value;
    }

    /** A length, which takes 8 bytes in the files that are read. */
    long length() {
        return unsigned(Long.BYTES);
    }

    /** An address, {@link #UNDEFINED} or from 0 on. */
    long address() {
        need(Long.BYTES);
        long address = bytes.getLong();
        if (address < UNDEFINED) {
            throw error("expected an address, found " + Long.toUnsignedString(address));
        }
        return address;
    }

    Cursor skip(long count) {
        need(count);
        bytes.position(bytes.position() + (int) count);
        return this;
    }

    /** Skips to where a multiple of 8 bytes has been taken since an address, as far as the block goes. */
    void skipPadding(long since) {
        skip(Math.min(-(at() - since) & 7, remaining()));
    }

    /** The same block, read from where this one stands, which stays there. */
    Cursor copy() {
        return new Cursor(blocks, place, what, start, bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
    }

    /** The next bytes as a block of their own, over which this one steps. */
    Cursor slice(long length, String part) {
        need(length);
        var slice = new Cursor(blocks, place, part, at(), bytes.slice(bytes.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN));
        skip(length);
        return slice;
    }

    /** A copy of the next bytes. */
    byte[] take(long length) {
        need(length);
        var taken = new byte[(int) length];
        bytes.get(taken);
        return taken;
    }

    /** A text in UTF-8 of so many bytes. */
    String text(long length) {
        long from = at();
        blocks.spend(length, from, place);
        var text = Utf8.decode(take(length));
        if (text == null) {
            throw blocks.error(from, place, "expected UTF-8 in " + what + ", found other bytes");
        }
        return text;
    }

    /** A text in UTF-8 up to a zero byte, over which this steps. */
    String terminatedText() {
        int from = bytes.position();
        int end = from;
        while (end < bytes.limit() && bytes.get(end) != 0) {
            end++;
        }
        if (end == bytes.limit()) {
            throw error("expected a name that ends with a zero byte in " + what + ", found none");
        }
        var text = text(end - from);
        skip(1);
        return text;
    }

    /** Steps over the four letters a block must start with. */
    Cursor signature(String letters) {
        if (!startsWith(letters)) {
            throw error("expected the signature \"" + letters + "\" of " + what + ", found other bytes");
        }
        return skip(letters.length());
    }

    /** Whether those letters come next. */
    boolean startsWith(String letters) {
        if (remaining() < letters.length()) {
            return false;
        }
        for (int i = 0; i < letters.length(); i++) {
            if ((bytes.get(bytes.position() + i) & 0xff) != letters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A version in one byte, which must be one of those. */
    int version(int... known) {
        long from = at();
        int version = u8();
        if (Arrays.stream(known).noneMatch(each -> each == version)) {
            throw blocks.error(from, place, "expected version " + Arrays.toString(known) + " of " + what + ", found " + version);
        }
        return version;
    }

    /** What is left, as a read-only buffer. */
    ByteBuffer rest() {
        return bytes.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** This block without its last four bytes, which must be the checksum of all before. */
    Cursor checked() {
        int end = bytes.limit() - Integer.BYTES;
        check(bytes.getInt(end), Lookup3.hash(bytes, 0, end), end);
        bytes.limit(end);
        return this;
    }

    /** Refuses the block if the four bytes at an index are not the checksum of all of it, with zeros in their place. */
    void checkAround(int index) {
        if (index > bytes.limit() - Integer.BYTES) {
            throw error("expected a checksum in " + what + " of " + bytes.limit() + " bytes, found no room for it");
        }
        int stored = bytes.getInt(index);
        bytes.putInt(index, 0);
        check(stored, Lookup3.hash(bytes, 0, bytes.limit()), index);
    }

    private void check(int stored, int computed, int index) {
        if (stored != computed) {
            var message = "expected the checksum %08x of %s, found %08x; the file is damaged".formatted(computed, what, stored);
            throw blocks.error(start + index, place, message);
        }
    }

    /** An error at the next byte. */
    ModelFormatException error(String message) {
        return blocks.error(at(), place, message);
    }

    private void need(long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw error("expected " + count + " more bytes in " + what + ", found " + bytes.remaining());
        }
    }
}
