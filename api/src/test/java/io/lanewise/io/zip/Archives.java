package io.lanewise.io.zip;

import io.lanewise.io.bytes.FileRegion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Makes and reads archives, in the JDK's way and in ours. */
final class Archives {
    private Archives() {}

    static byte[] jdk(Map<String, byte[]> contents, boolean deflated) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var content : contents.entrySet()) {
                var entry = new java.util.zip.ZipEntry(content.getKey());
                if (!deflated) {
                    var crc = new CRC32();
                    crc.update(content.getValue());
                    entry.setMethod(java.util.zip.ZipEntry.STORED);
                    entry.setSize(content.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content.getValue());
            }
        }
        return bytes.toByteArray();
    }

    static byte[] ours(Map<String, byte[]> contents, ZipHeaders headers) throws IOException {
        var path = Files.createTempFile("ours", ".zip");
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            var writer = new ZipWriter(channel, headers);
            var streamed = false;
            for (var content : contents.entrySet()) {
                if (streamed) {
                    writer.add(content.getKey(), content.getValue().length, target -> target.write(ByteBuffer.wrap(content.getValue())));
                } else {
                    writer.add(content.getKey(), content.getValue());
                }
                streamed = !streamed;
            }
            writer.finish();
            return Files.readAllBytes(path);
        } finally {
            Files.delete(path);
        }
    }

    static Map<String, byte[]> readByJdk(byte[] archive) throws IOException {
        var path = Files.createTempFile("jdk", ".zip");
        try {
            Files.write(path, archive);
            var contents = new LinkedHashMap<String, byte[]>();
            try (var zip = new ZipFile(path.toFile())) {
                for (var entry : zip.stream().toList()) {
                    contents.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
            try (var stream = new ZipInputStream(new ByteArrayInputStream(archive))) {
                while (stream.getNextEntry() != null) {
                    stream.readAllBytes();
                }
            }
            return contents;
        } finally {
            Files.delete(path);
        }
    }

    static Map<String, byte[]> read(byte[] archive) {
        try {
            var zip = ZipArchive.open(FileRegion.of(archive, "a.zip"));
            var contents = new LinkedHashMap<String, byte[]>();
            for (var entry : zip.entries().values()) {
                var region = zip.content(entry);
                contents.put(entry.name(), region.bytes(0, (int) region.size(), "all").array());
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
