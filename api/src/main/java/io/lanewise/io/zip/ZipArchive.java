package io.lanewise.io.zip;

import io.lanewise.io.ModelFormatException;
import io.lanewise.io.bytes.FileRegion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A ZIP archive whose headers were read and checked: every offset, length and count lies within the file and within fixed bounds, the
 * directory and the local headers agree, names are relative paths and all different, entries do not overlap. Encrypted archives, archives
 * in several files and archives with a program in front are refused.
 */
public final class ZipArchive {
    private final FileRegion file;
    private final Map<String, ZipEntry> entries;

    private ZipArchive(FileRegion file, Map<String, ZipEntry> entries) {
        this.file = file;
        this.entries = entries;
    }

    /**
     * Reads the headers of an archive.
     *
     * @throws ModelFormatException if it is no ZIP archive, is damaged, or uses what is not supported here
     */
    public static ZipArchive open(FileRegion file) throws IOException {
        return open(file, ZipLimits.DEFAULT);
    }

    static ZipArchive open(FileRegion file, ZipLimits limits) throws IOException {
        var end = EndRecord.read(file, limits);
        var reader = new EntryReader(file, end);
        var entries = new LinkedHashMap<String, ZipEntry>();
        for (var i = 0; i < end.entries(); i++) {
            var entry = reader.next();
            if (entries.put(entry.name(), entry) != null) {
                throw file.error(entry.header(), "expected every name once, found " + EntryNames.shown(entry.name()) + " again");
            }
        }
        reader.finish();
        checkOverlap(file, entries.values());
        checkExpansion(file, entries.values(), limits);
        return new ZipArchive(file, Collections.unmodifiableMap(entries));
    }

    private static void checkOverlap(FileRegion file, Collection<ZipEntry> entries) {
        var inOrder = new ArrayList<>(entries);
        inOrder.sort(Comparator.comparingLong(ZipEntry::header));
        var free = 0L;
        for (var entry : inOrder) {
            if (entry.header() < free) {
                throw file.error(entry.header(), "entry " + EntryNames.shown(entry.name()) + " overlaps the one before it; the archive is not to be trusted");
            }
            free = entry.end();
        }
    }

    private static void checkExpansion(FileRegion file, Collection<ZipEntry> entries, ZipLimits limits) {
        var unpacked = 0L;
        var packed = 0L;
        for (var entry : entries) {
            if (entry.deflated()) {
                // No overflow: packed bytes do not overlap, and unpacked ones are at most 1,033 times as many.
                unpacked += entry.size();
                packed += entry.packedSize();
            }
        }
        if (unpacked > limits.unpackedBytes() && unpacked / limits.ratio() >= packed) {
            throw file.error(0, packed + " compressed bytes say that they unpack to " + unpacked + ", more than " + limits.ratio()
                    + " times as many; if that is right, pack the archive anew without compression");
        }
    }

    /** The entries by name, in the directory's order. */
    public Map<String, ZipEntry> entries() {
        return entries;
    }

    /** An entry by its name. */
    public Optional<ZipEntry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /**
     * The bytes of an entry, checked against its CRC: a window of the archive's file if it is stored, else a copy in memory.
     *
     * @throws ModelFormatException if the bytes are damaged, or are compressed and more than one array can hold
     */
    public FileRegion content(ZipEntry entry) throws IOException {
        var what = "entry " + EntryNames.shown(entry.name()) + " of " + file.name();
        var packed = file.slice(entry.data(), entry.packedSize(), what);
        return entry.deflated() ? Inflation.unpack(packed, entry) : Checksum.check(packed, entry);
    }

    /**
     * The same bytes, to be compared with their CRC while they are read.
     *
     * @throws ModelFormatException if they are compressed and are damaged, or more than one array can hold
     */
    public PendingCheck contentToCheck(ZipEntry entry) throws IOException {
        return entry.deflated()
                ? new PendingCheck(content(entry), entry, true)
                : new PendingCheck(file.slice(entry.data(), entry.packedSize(), "entry " + EntryNames.shown(entry.name()) + " of " + file.name()), entry, false);
    }
}
