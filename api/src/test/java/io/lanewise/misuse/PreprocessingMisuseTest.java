package io.lanewise.misuse;

import static io.lanewise.misuse.Misuse.notNow;
import static io.lanewise.misuse.Misuse.refused;

import io.lanewise.Sequential;
import io.lanewise.layer.Hashing;
import io.lanewise.layer.Input;
import io.lanewise.layer.IntegerLookup;
import io.lanewise.layer.StringLookup;
import io.lanewise.layer.TextVectorization;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers that prepare data, and vocabularies. */
class PreprocessingMisuseTest {
    static Stream<Misuse> uses() {
        return Stream.of(
                refused("a layer of texts in a model", model -> Sequential.of(Input.of(1), TextVectorization.of("a")),
                        "TextVectorization", "works on texts", "apply it to the data"),
                refused("a vocabulary with a token twice", model -> IntegerLookup.of(3, 5, 3), "each token of the vocabulary once", "received 3 again"),
                refused("a mask token within the vocabulary", model -> StringLookup.of("a", "b").withMaskToken("b"), "without mask and OOV tokens", "b at index 1"),
                refused("more tokens than max_tokens", model -> IntegerLookup.of(1, 2, 3).withMaxTokens(3), "at most max_tokens 3", "received 4"),
                notNow("a lookup without a vocabulary", model -> TextVectorization.of().apply(List.of("a")), "expected a vocabulary", "call adapt"),
                refused("texts under a mask that is a number", model -> Hashing.of(3).withMaskValue(0).apply(List.of("x")), "expected numbers", "the text \"x\""));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void isRefusedWithTheRemedyAndChangesNothing(Misuse use) {
        use.check();
    }
}
