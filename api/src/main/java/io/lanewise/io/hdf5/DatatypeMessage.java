package io.lanewise.io.hdf5;

import io.lanewise.io.hdf5.Hdf5Type.FixedText;
import io.lanewise.io.hdf5.Hdf5Type.Numeric;
import io.lanewise.io.hdf5.Hdf5Type.Other;
import io.lanewise.io.hdf5.Hdf5Type.Padding;
import io.lanewise.io.hdf5.Hdf5Type.VariableText;
import java.nio.ByteOrder;
import java.util.List;

/** Reads what type elements have (message 0x03). */
final class DatatypeMessage {
    private static final List<String> CLASSES = List.of(
            "whole numbers", "floating-point numbers", "times", "texts", "bit fields", "opaque bytes", "compounds", "references",
            "an enumeration", "variable-length lists", "arrays", "complex numbers");
    private static final int MOST_VERSION = 5;
    private static final int WHOLE = 0;
    private static final int FLOATING = 1;
    private static final int TEXT = 3;
    private static final int OPAQUE = 5;
    private static final int ENUMERATION = 8;
    private static final int VARIABLE = 9;

    private DatatypeMessage() {}

    /** Whether elements are two bytes of which HDF5 knows nothing, which is how h5py writes a type that numpy does not know. */
    static boolean isTwoOpaqueBytes(Hdf5Type type) {
        return type.size() == 2 && type instanceof Other other && other.name().equals(CLASSES.get(OPAQUE));
    }

    static Hdf5Type read(Cursor in) {
        int head = in.u8();
        int version = head >> 4;
        int classOf = head & 0xf;
        if (version < 1 || version > MOST_VERSION || classOf >= CLASSES.size()) {
            throw in.error("expected a datatype, found version " + version + " of class " + classOf);
        }
        int bits = in.u16() | (in.u8() << Short.SIZE);
        long size = in.u32();
        if (size < 1 || size > Bounds.ELEMENT_BYTES) {
            throw in.error("expected elements of 1 to " + Bounds.ELEMENT_BYTES + " bytes, found " + size);
        }
        return switch (classOf) {
            case WHOLE -> whole(in, bits, (int) size);
            case FLOATING -> floating(in, bits, (int) size);
            case TEXT -> text(in, bits, (int) size);
            case ENUMERATION -> enumeration(in, version, bits, (int) size);
            case VARIABLE -> variable(in, bits, (int) size);
            default -> new Other((int) size, CLASSES.get(classOf));
        };
    }

    private static Hdf5Type whole(Cursor in, int bits, int size) {
        int offset = in.u16();
        int precision = in.u16();
        boolean signed = (bits & 8) != 0;
        var kind = switch (size) {
            case 1 -> signed ? NumberKind.INT8 : NumberKind.UINT8;
            case 2 -> signed ? NumberKind.INT16 : NumberKind.UINT16;
            case 4 -> signed ? NumberKind.INT32 : NumberKind.UINT32;
            case 8 -> signed ? NumberKind.INT64 : NumberKind.UINT64;
            default -> null;
        };
        if (kind == null || offset != 0 || precision != size * Byte.SIZE) {
            return new Other(size, "whole numbers of " + precision + " bits in " + size + " bytes");
        }
        return new Numeric(kind, (bits & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    private static Hdf5Type floating(Cursor in, int bits, int size) {
        var format = new FloatFormat(in.u16(), in.u16(), in.u8(), in.u8(), in.u8(), in.u8(), in.u32(), (bits >> Byte.SIZE) & 0xff);
        var kind = FloatFormat.kind(size, format);
        boolean impliedBit = ((bits >> 4) & 3) == 2;
        boolean middleEndian = (bits & 0x40) != 0;
        if (kind == null || !impliedBit || middleEndian) {
            return new Other(size, "floating-point numbers that are not IEEE 754's of 16, 32 or 64 bits, " + size + " bytes each");
        }
        return new Numeric(kind, (bits & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    private static Hdf5Type text(Cursor in, int bits, int size) {
        var paddings = Padding.values();
        int padding = bits & 0xf;
        if (padding >= paddings.length) {
            throw in.error("expected a padding of texts from 0 to 2, found " + padding);
        }
        return new FixedText(size, paddings[padding]);
    }

    /** Only the one that h5py writes for booleans has a use here. */
    private static Hdf5Type enumeration(Cursor in, int version, int bits, int size) {
        var other = new Other(size, CLASSES.get(ENUMERATION));
        if (size != 1 || (bits & 0xffff) != 2 || (in.u8() & 0xf) != WHOLE) {
            return other;
        }
        in.skip(11); // the rest of the base type, of whose numbers only 0 and 1 matter
        var names = List.of(name(in, version), name(in, version));
        var isBoolean = names.equals(List.of("FALSE", "TRUE")) && in.u8() == 0 && in.u8() == 1;
        return isBoolean ? new Numeric(NumberKind.BOOL, ByteOrder.LITTLE_ENDIAN) : other;
    }

    private static String name(Cursor in, int version) {
        long from = in.at();
        var name = in.terminatedText();
        if (version < 3) {
            in.skipPadding(from);
        }
        return name;
    }

    private static Hdf5Type variable(Cursor in, int bits, int size) {
        boolean text = (bits & 0xf) == 1;
        var variable = new VariableText();
        if (text && size != variable.size()) {
            throw in.error("expected " + variable.size() + " bytes for a text of variable length, found " + size);
        }
        return text ? variable : new Other(size, CLASSES.get(VARIABLE));
    }
}
