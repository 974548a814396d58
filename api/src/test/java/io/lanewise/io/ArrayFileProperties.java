package io.lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What is written reads back as the same, and damaged files are read or refused, whatever the arrays. */
class ArrayFileProperties {
    private static final SaveOptions OVERWRITE = SaveOptions.DEFAULT.withOverwrite(true);
    private static final Path FILE = Path.of(System.getProperty("java.io.tmpdir"), "arrays-" + ProcessHandle.current().pid());

    @BeforeContainer
    @AfterContainer
    static void delete() throws IOException {
        Files.deleteIfExists(FILE);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everythingReadsBackAsTheSame(@ForAll("tensors") Map<String, Tensor> tensors) {
        Npz.write(FILE, tensors, OVERWRITE);
        assertThat(Npz.read(FILE)).isEqualTo(tensors);
        Safetensors.write(FILE, tensors, Map.of(), OVERWRITE);
        assertThat(Safetensors.read(FILE)).isEqualTo(tensors);
        for (var tensor : tensors.values()) {
            Npy.write(FILE, tensor, OVERWRITE);
            assertThat(Npy.read(FILE)).isEqualTo(tensor);
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyTypeKeepsTheNumbersItHas(@ForAll("small") Tensor tensor, @ForAll ElementType type) {
        var numbers = type == ElementType.BOOL ? Tensor.of(new byte[] {0, 1, 1, 0}) : tensor;
        Safetensors.write(FILE, Map.of("a", numbers), Map.of(), OVERWRITE.withType(type));
        assertThat(Safetensors.read(FILE, "a")).isEqualTo(numbers.to(type.dtype()));
        if (type != ElementType.BFLOAT16) {
            Npy.write(FILE, numbers, OVERWRITE.withType(type));
            assertThat(Npy.read(FILE)).isEqualTo(numbers.to(type.dtype()));
        }
    }

    @Property
    void halvesAreTheNearest(@ForAll float number) {
        var stored = Float.float16ToFloat(Halves.float16(number));
        assertThat(stored).isEqualTo(Float.float16ToFloat(Float.floatToFloat16(number)));
        var upper = Float.intBitsToFloat(Halves.bfloat16(number) << 16);
        for (var step = -1; step <= 1; step += 2) {
            var neighbour = Float.intBitsToFloat((Halves.bfloat16(number) + step) << 16);
            if (Float.isFinite(neighbour) && Float.isFinite(upper) && upper != 0) {
                assertThat(Math.abs((double) upper - number)).isLessThanOrEqualTo(Math.abs((double) neighbour - number));
            }
        }
    }

    @Property
    void integersAreRoundedOnce(@ForAll int number) {
        var upper = Float.intBitsToFloat(Halves.bfloat16(number) << 16);
        var other = Float.intBitsToFloat((Halves.bfloat16(number) + 1) << 16);
        assertThat(Math.abs((double) upper - number)).isLessThanOrEqualTo(number == 0 ? 0 : Math.abs((double) other - number));
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void damagedFilesAreReadOrRefusedWithAnOffset(@ForAll("tensors") Map<String, Tensor> tensors, @ForAll long seed) throws IOException {
        var random = new Random(seed);
        var kind = random.nextInt(3);
        if (kind == 0 && !tensors.isEmpty()) {
            Npy.write(FILE, tensors.values().iterator().next(), OVERWRITE);
        } else if (kind == 1) {
            Npz.write(FILE, tensors, OVERWRITE);
        } else {
            Safetensors.write(FILE, tensors, Map.of("format", "pt"), OVERWRITE);
        }
        var bytes = Files.readAllBytes(FILE);
        if (random.nextInt(4) == 0) {
            bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        for (var flips = random.nextInt(3); flips >= 0 && bytes.length > 0; flips--) {
            // Mostly in the header, where it matters.
            bytes[random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 128))] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(FILE, bytes);
        FileKind.of(FILE);
        refusedOrRead(() -> Npy.read(FILE));
        refusedOrRead(() -> Npz.read(FILE));
        refusedOrRead(() -> Safetensors.read(FILE));
    }

    private static void refusedOrRead(Runnable reading) {
        try {
            reading.run();
        } catch (ModelFormatException refused) {
            assertThat(refused).hasMessageMatching("(?s).*, byte -?\\d+: .*");
        }
    }

    @Provide
    Arbitrary<Tensor> small() {
        return Combinators.combine(Arbitraries.of(DType.values()), Arbitraries.integers().between(0, 127).list().ofMaxSize(20))
                .as((dtype, numbers) -> Tensor.of(numbers.stream().mapToInt(number -> number).toArray()).to(dtype));
    }

    @Provide
    Arbitrary<Map<String, Tensor>> tensors() {
        var shapes = Arbitraries.integers().between(0, 5).list().ofMaxSize(4).map(sizes -> Shape.of(sizes.stream().mapToInt(size -> size).toArray()));
        // One that does not fit into the buffer at once.
        var large = Arbitraries.just(Shape.of(70_001));
        var anyShape = Arbitraries.frequencyOf(Tuple.of(40, shapes), Tuple.of(1, large));
        var tensors = Combinators.combine(anyShape, Arbitraries.of(DType.values()), Arbitraries.longs())
                .as(ArrayFileProperties::tensor);
        return Arbitraries.maps(Arbitraries.of("a", "layers/dense/vars/0", "größe", "kernel:0", "x y"), tensors).ofMaxSize(4).map(LinkedHashMap::new);
    }

    /** Bits at random, NaN and infinities among them. */
    private static Tensor tensor(Shape shape, DType dtype, long seed) {
        var random = new Random(seed);
        var count = shape.elements();
        return switch (dtype) {
            case FLOAT32 -> {
                var floats = new float[count];
                for (var i = 0; i < count; i++) {
                    floats[i] = Float.intBitsToFloat(random.nextInt());
                }
                yield Tensor.wrap(floats, shape);
            }
            case INT32 -> Tensor.wrap(random.ints(count).toArray(), shape);
            case UINT8 -> {
                var bytes = new byte[count];
                random.nextBytes(bytes);
                yield Tensor.wrap(bytes, shape);
            }
        };
    }
}
