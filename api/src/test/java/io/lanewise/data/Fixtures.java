package io.lanewise.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Figures computed with NumPy 2.4 and scikit-learn 1.9, stored as JSON next to these tests. */
public final class Fixtures {
    private Fixtures() {}

    public static List<JsonNode> rows(String name) {
        try (var json = Fixtures.class.getResourceAsStream(name)) {
            var rows = new ArrayList<JsonNode>();
            new ObjectMapper().readTree(json).forEach(rows::add);
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int[] ints(JsonNode array) {
        return IntStream.range(0, array.size()).map(i -> (int) array.get(i).longValue()).toArray();
    }

    public static double[] doubles(JsonNode array) {
        return IntStream.range(0, array.size()).mapToDouble(i -> array.get(i).doubleValue()).toArray();
    }

    /** SHA-256 of the numbers as big-endian 32-bit integers, one array after the other. */
    public static String sha256(int[]... arrays) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var array : arrays) {
                var bytes = ByteBuffer.allocate(4 * array.length);
                bytes.asIntBuffer().put(array);
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
