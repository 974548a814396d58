package io.lanewise.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The processor as this Java sees it: two that are equal here are tuned alike. What is not ASCII, and backslashes, are left out.
 *
 * @param architecture Java's {@code os.arch}, such as {@code amd64}
 * @param vectorBits the width of a vector, which options of the VM such as {@code -XX:MaxVectorSize} narrow; 0 without the Vector API
 * @param registers how many vectors it holds in registers, 16 or 32; 0 without the Vector API
 * @param model the first "model name" of Linux's {@code /proc/cpuinfo}; empty on other systems, and where that names none, as on ARM
 */
public record Processor(String architecture, int vectorBits, int registers, String model) {
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    /** The name stands in the first lines; a large machine has megabytes of them. */
    private static final int BYTES = 4096;

    private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:(.*)$");

    public Processor {
        architecture = plain(architecture);
        model = plain(model);
    }

    /** The one that this process runs on. */
    public static Processor current() {
        return new Processor(System.getProperty("os.arch", ""), VectorApi.bits(), VectorApi.registers(), modelName());
    }

    private static String modelName() {
        try (var in = Files.newInputStream(CPUINFO)) {
            Matcher line = MODEL.matcher(new String(in.readNBytes(BYTES), UTF_8));
            return line.find() ? line.group(1) : "";
        } catch (IOException notThere) {
            return "";
        }
    }

    /** Text that a profile holds as it is. */
    private static String plain(String text) {
        return text.replaceAll("[^!-\\[\\]-~]+", " ").strip();
    }
}
