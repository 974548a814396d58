package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class TuningProfileTest {
    private static final TuningProfile PROFILE = new TuningProfile(
            new Processor("amd64", 256, 16, "Abacus = #7: 2 \\ GHz, für alle"),
            Tuning.builtIn(256, 16).with(TuningNumber.GEMM_ROWS_AT_A_TIME, 96).with(TuningNumber.GEMM_WORK_PER_THREAD, 5_000_000_000L));

    /** What happens to the text of a profile, and how it is refused. */
    static final Arguments[] DAMAGES = {
        damage("emptied", text -> "", "expected format 1, received none."),
        damage("cut off", text -> text.substring(0, text.indexOf("updateWork")), "expected also checksum, updateWorkPerPart, received none."),
        damage("of another format", text -> text.replace("format=1", "format=2"), "expected format 1, received 2."),
        damage("with a key too many", text -> text + "gemmBlock=512\n", "expected only the keys of a profile, received also gemmBlock."),
        damage("with a key too few", text -> text.replaceAll("gemmRowUnit=.*\n", ""), "expected also gemmRowUnit, received none."),
        damage("with words", text -> text.replace("spinNanos=50000", "spinNanos=long"), "spinNanos to be a whole number, received \"long\"."),
        damage("with no number", text -> text.replace("spinNanos=50000", "spinNanos="), "spinNanos to be a whole number, received \"\"."),
        damage("with a fraction", text -> text.replace("Bits=256", "Bits=256.5"), "vectorBits to be a whole number, received \"256.5\"."),
        damage("beyond long", text -> text.replace("spinNanos=", "spinNanos=99999999999999999999"), "spinNanos to be a whole number"),
        damage("out of range", text -> text.replace("AtATime=96", "AtATime=0"), "expected gemmRowsAtATime 1 to 1024, received 0."),
        damage("with a negative number", text -> text.replace("AtATime=96", "AtATime=-96"), "expected gemmRowsAtATime 1 to 1024, received -96."),
        damage("with another tile", text -> text.replace("TileRows=6", "TileRows=5"), "expected gemmTileRows 6 or 8, received 5."),
        damage("changed by hand", text -> text.replace("AtATime=96", "AtATime=64"), "expected checksum "),
        damage("for a renamed processor", text -> text.replace("Abacus", "Bbacus"), "expected checksum "),
        damage("with another checksum", text -> text.replaceAll("checksum=.*", "checksum=0"), ", received 0."),
        damage("with a broken escape", text -> text + "\\u12", "expected lines of key=value, received "),
        damage("of binary", text -> "\0\1\2\377" + text.replace("format", "\200"), "expected format 1, received none."),
        damage("too long", text -> text + "#".repeat(65_536), "expected at most 65536 bytes, received more."),
    };

    @TempDir
    Path folder;

    private static Arguments damage(String name, UnaryOperator<String> change, String message) {
        return Arguments.of(name, change, message);
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path file = folder.resolve("a profile");
        PROFILE.write(file);
        assertThat(TuningProfile.read(file)).isEqualTo(PROFILE);
        assertThat(Files.readString(file)).startsWith("# ").contains(
                "\nformat=1\n", "\nvectorBits=256\n", "\nmodel=Abacus = #7: 2 GHz, f r alle\n", "\ngemmRowsAtATime=96\n");
    }

    @Test
    void writingReplacesTheFileAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("profile");
        Files.writeString(file, "something else");
        PROFILE.write(file);
        assertThat(TuningProfile.read(file)).isEqualTo(PROFILE);
        assertThatThrownBy(() -> PROFILE.write(Files.createDirectories(folder.resolve("full/of")).getParent())).isInstanceOf(IOException.class);
        try (var files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString())).containsExactlyInAnyOrder("profile", "full");
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("DAMAGES")
    void aDamagedOneIsRefused(String name, UnaryOperator<String> change, String message) throws IOException {
        Path file = folder.resolve("profile");
        PROFILE.write(file);
        Files.writeString(file, change.apply(Files.readString(file)));
        assertThatThrownBy(() -> TuningProfile.read(file)).isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Profile " + file + ": expected ").hasMessageContaining(message);
    }

    @Test
    void aFileThatIsNoneIsRefused() {
        assertThatThrownBy(() -> TuningProfile.read(folder.resolve("lost")))
                .isExactlyInstanceOf(IllegalArgumentException.class).hasMessageEndingWith("lost: expected a file, received nothing of that name.");
        assertThatThrownBy(() -> TuningProfile.read(folder))
                .isExactlyInstanceOf(IllegalArgumentException.class).hasMessageEndingWith("expected a file, received something else.");
    }
}
