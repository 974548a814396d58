package io.lanewise.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * A tuning for a processor, and its file: text as {@link Properties} reads it, {@code key=value} on each line. First {@code format} (1),
 * then the processor, then each {@link TuningNumber}, last {@code checksum}: the CRC-32 of the lines before, as they are written here, in
 * eight hexadecimal digits.
 *
 * @param processor where it was measured
 * @param tuning what was found best
 */
public record TuningProfile(Processor processor, Tuning tuning) {
    private static final String FORMAT = "1";

    /** Far above what any profile has, far below what hurts to read. */
    private static final int MOST_BYTES = 65_536;

    private static final String TITLE = "# A tuning profile of Lanewise, written by bench/run tune. It makes things faster or slower and changes no result.";
    private static final String CHECKSUM = "checksum";

    /**
     * Writes the file. It appears whole or not at all; one that is there already is replaced.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        Path beside = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.writeString(beside, TITLE + "\n" + lines() + CHECKSUM + "=" + checksum() + "\n", US_ASCII, StandardOpenOption.CREATE_NEW);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is not there, cannot be read, or is not exactly what {@link #write} makes: too long, of
     *     another format, with a key too many or too few, a number that is none or that is not allowed, or another checksum
     */
    public static TuningProfile read(Path file) {
        Properties found = properties(file);
        expect(FORMAT, found.getProperty("format", "none"), "format", file);
        checkKeys(found.stringPropertyNames(), file);
        Processor processor = new Processor(
                found.getProperty("architecture"), (int) number("vectorBits", found, file), (int) number("registers", found, file),
                found.getProperty("model"));
        TuningProfile profile = new TuningProfile(processor, TuningNumber.tuning(number -> value(number, found, file)));
        expect(profile.checksum(), found.getProperty(CHECKSUM), CHECKSUM, file);
        return profile;
    }

    /** What the file holds before the checksum, in this order. */
    private Map<String, Object> entries() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("format", FORMAT);
        entries.put("architecture", processor.architecture());
        entries.put("vectorBits", processor.vectorBits());
        entries.put("registers", processor.registers());
        entries.put("model", processor.model());
        for (TuningNumber number : TuningNumber.values()) {
            entries.put(number.key(), number.of(tuning));
        }
        return entries;
    }

    private String lines() {
        StringBuilder lines = new StringBuilder();
        entries().forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
        return lines.toString();
    }

    private String checksum() {
        CRC32 checksum = new CRC32();
        checksum.update(lines().getBytes(US_ASCII));
        return HexFormat.of().toHexDigits(checksum.getValue(), 8);
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        byte[] bytes = bytes(file);
        try {
            properties.load(new StringReader(new String(bytes, US_ASCII)));
        } catch (IOException | IllegalArgumentException malformed) {
            throw refuse(file, "lines of key=value", malformed.toString());
        }
        return properties;
    }

    private static byte[] bytes(Path file) {
        // A device or a pipe might never end.
        if (!Files.isRegularFile(file)) {
            throw refuse(file, "a file", Files.exists(file) ? "something else" : "nothing of that name");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException unreadable) {
            throw refuse(file, "a file that can be read", unreadable.toString());
        }
        if (bytes.length > MOST_BYTES) {
            throw refuse(file, "at most " + MOST_BYTES + " bytes", "more");
        }
        return bytes;
    }

    private static void checkKeys(Set<String> found, Path file) {
        List<String> missing = new ArrayList<>(List.of("architecture", "vectorBits", "registers", "model", CHECKSUM));
        for (TuningNumber number : TuningNumber.values()) {
            missing.add(number.key());
        }
        Set<String> unknown = new TreeSet<>(found);
        unknown.remove("format");
        unknown.removeAll(missing);
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            throw refuse(file, "also " + String.join(", ", missing), "none");
        }
        if (!unknown.isEmpty()) {
            throw refuse(file, "only the keys of a profile", "also " + String.join(", ", unknown));
        }
    }

    private static long value(TuningNumber number, Properties found, Path file) {
        long value = number(number.key(), found, file);
        if (!number.allows(value)) {
            throw refuse(file, number.key() + " " + number.allowed(), String.valueOf(value));
        }
        return value;
    }

    private static long number(String key, Properties found, Path file) {
        String text = found.getProperty(key);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw refuse(file, key + " to be a whole number", '"' + text + '"');
        }
    }

    private static void expect(String expected, String received, String key, Path file) {
        if (!received.equals(expected)) {
            throw refuse(file, key + " " + expected, received);
        }
    }

    private static IllegalArgumentException refuse(Path file, String expected, String received) {
        return new IllegalArgumentException("Profile " + file + ": expected " + expected + ", received " + received + ".");
    }
}
