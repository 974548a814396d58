package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhiloxTest {
    private static final int N = 200_000;

    /** The answers that its authors published with Random123 for counters (block, stream) and keys. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0000000000000000, 0000000000000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
        "ffffffffffffffff, ffffffffffffffff, ffffffffffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
        "85a308d3243f6a88, 0370734413198a2e, 299f31d0a4093822, d16cfe09 94fdcceb 5001e420 24126ea1"
    })
    void knownAnswers(String block, String stream, String seed, String words) {
        long first = Philox.half(Long.parseUnsignedLong(seed, 16), Long.parseUnsignedLong(stream, 16), Long.parseUnsignedLong(block, 16), false);
        long second = Philox.half(Long.parseUnsignedLong(seed, 16), Long.parseUnsignedLong(stream, 16), Long.parseUnsignedLong(block, 16), true);
        assertThat("%08x %08x %08x %08x".formatted((int) first, (int) (first >>> 32), (int) second, (int) (second >>> 32))).isEqualTo(words);
    }

    @Test
    void bitsAreTheWordsOfBlocks() {
        for (int i = 0; i < 12; i++) {
            long half = Philox.half(5, 6, i / 4, i % 4 >= 2);
            assertThat(Philox.bits(5, 6, i)).isEqualTo((int) (i % 2 == 0 ? half : half >>> 32));
        }
    }

    /** Any part of a stream can be drawn alone. */
    @Test
    void partsAgreeWithTheWhole() {
        float[][] whole = draws(0, 40);
        for (int from = 0; from < 9; from++) {
            for (int n = 0; n < 11; n++) {
                float[][] part = draws(from, n);
                for (int kind = 0; kind < whole.length; kind++) {
                    assertThat(part[kind]).containsExactly(Arrays.copyOfRange(whole[kind], from, from + n));
                }
            }
        }
    }

    @Test
    void seedsAndStreamsDiffer() {
        Set<Integer> seen = new HashSet<>();
        for (int a = 0; a < 20; a++) {
            for (int b = 0; b < 20; b++) {
                seen.add(Philox.bits(a, b, 0));
                seen.add(Philox.bits(1L << 40 | a, b, 0));
                seen.add(Long.hashCode(Philox.mix(a, b)));
            }
        }
        assertThat(seen).hasSize(1200);
    }

    @Test
    void uniformIsUniform() {
        float[] y = new float[N];
        Philox.uniform(1, 2, 0, N, -3, 5, y, 0);
        int[] counts = new int[16];
        double sum = 0;
        for (float v : y) {
            assertThat(v).isGreaterThanOrEqualTo(-3).isLessThan(5);
            counts[(int) ((v + 3) * 2)]++;
            sum += v;
        }
        assertThat(sum / N).isEqualTo(1, within(5 * 8 / Math.sqrt(12.0 * N)));
        double chiSquare = 0;
        for (int count : counts) {
            chiSquare += (count - N / 16.0) * (count - N / 16.0) / (N / 16.0);
        }
        assertThat(chiSquare).as("15 degrees of freedom; 1 in 10,000 exceeds 44").isLessThan(44);
    }

    @Test
    void uniformStaysBelowHighEvenWhereItRounds() {
        float[] y = new float[N];
        Philox.uniform(1, 2, 0, N, 1e8f, 1e8f + 16, y, 0);
        for (float v : y) {
            assertThat(v).isGreaterThanOrEqualTo(1e8f).isLessThan(1e8f + 16);
        }
    }

    @Test
    void normalHasItsMoments() {
        float[] y = new float[N];
        Philox.normal(1, 2, 0, N, 0, 1, y, 0);
        double[] moments = moments(y);
        assertThat(moments[1]).isEqualTo(0, within(5 / Math.sqrt(N)));
        assertThat(moments[2]).isEqualTo(1, within(5 * Math.sqrt(2.0 / N)));
        assertThat(moments[3]).isEqualTo(0, within(5 * Math.sqrt(15.0 / N)));
        assertThat(moments[4]).isEqualTo(3, within(5 * Math.sqrt(96.0 / N)));
        float[] scaled = new float[10];
        Philox.normal(1, 2, 0, 10, 7, 0.5f, scaled, 0);
        for (int i = 0; i < 10; i++) {
            assertThat(scaled[i]).isEqualTo(7 + 0.5f * y[i], within(1e-6f));
        }
    }

    @Test
    void normalIsBoxAndMullersTransform() {
        float[] y = new float[N];
        Philox.normal(1, 2, 0, N, 0, 1, y, 0);
        for (int i = 0; i < N; i += 2) {
            double radius = Math.sqrt(-2 * Math.log(((Philox.bits(1, 2, i) & 0xFFFFFFFFL) + 1) * 0x1p-32));
            double angle = 2 * Math.PI * ((Philox.bits(1, 2, i + 1) & 0xFFFFFFFFL) * 0x1p-32);
            assertThat(y[i]).isEqualTo((float) (radius * Math.cos(angle)), within(1e-6f));
            assertThat(y[i + 1]).isEqualTo((float) (radius * Math.sin(angle)), within(1e-6f));
        }
    }

    /** The variance of a standard normal cut at ±2 is 1 − 4 φ(2) / (2 Φ(2) − 1) = 0.7737. */
    @Test
    void truncatedNormalHasItsMomentsAndItsEdge() {
        float[] y = new float[N];
        Philox.truncatedNormal(1, 2, 0, N, 3, 2, y, 0);
        float farthest = 0;
        for (int i = 0; i < N; i++) {
            y[i] = (y[i] - 3) / 2;
            farthest = Math.max(farthest, Math.abs(y[i]));
        }
        assertThat(farthest).isBetween(1.99f, 2.0000005f);
        assertThat(moments(y)[1]).isEqualTo(0, within(5 / Math.sqrt(N)));
        assertThat(moments(y)[2]).isEqualTo(0.7737, within(0.01));
    }

    @Test
    void dropoutKeepsItsShareAndItsMean() {
        for (float rate : new float[] {0f, 0.1f, 0.5f, 0.9f}) {
            float[] y = new float[N];
            Philox.dropout(1, 2, N, rate, y, 0);
            int dropped = 0;
            float kept = (float) (1 / (1 - (double) rate));
            for (int i = 0; i < N; i++) {
                dropped += y[i] == 0 ? 1 : 0;
                boolean expected = (Philox.bits(1, 2, i) >>> 8) >= Math.round(rate * 0x1p24);
                assertThat(y[i]).isEqualTo(expected ? kept : 0f);
            }
            assertThat((double) dropped / N).isEqualTo(rate, within(5 * Math.sqrt(rate * (1 - rate) / N) + 1e-9));
        }
    }

    @Test
    void permutationHasEveryNumberOnce() {
        for (int n : new int[] {0, 1, 2, 3, 1000}) {
            int[] order = new int[n];
            Philox.permutation(3, 4, order, n);
            assertThat(Arrays.stream(order).sorted().toArray()).isEqualTo(IntStream.range(0, n).toArray());
        }
    }

    @Test
    void permutationsAreEquallyLikely() {
        int[] counts = new int[64];
        int draws = 24_000;
        for (int stream = 0; stream < draws; stream++) {
            int[] order = new int[4];
            Philox.permutation(3, stream, order, 4);
            counts[order[0] * 16 + order[1] * 4 + order[2]]++;
        }
        double chiSquare = 0;
        for (int count : counts) {
            chiSquare += count == 0 ? 0 : (count - draws / 24.0) * (count - draws / 24.0) / (draws / 24.0);
        }
        assertThat(Arrays.stream(counts).filter(c -> c > 0).count()).isEqualTo(24);
        assertThat(chiSquare).as("23 degrees of freedom; 1 in 10,000 exceeds 56").isLessThan(56);
    }

    private static float[][] draws(int from, int n) {
        float[][] y = new float[3][n];
        Philox.uniform(7, 8, from, n, 0, 1, y[0], 0);
        Philox.normal(7, 8, from, n, 0, 1, y[1], 0);
        Philox.truncatedNormal(7, 8, from, n, 0, 1, y[2], 0);
        return y;
    }

    private static double[] moments(float[] y) {
        double[] moments = new double[5];
        for (float v : y) {
            for (int k = 1; k < 5; k++) {
                moments[k] += Math.pow(v, k) / y.length;
            }
        }
        return moments;
    }
}
