package io.lanewise.layer;

import io.lanewise.config.Catalogue;
import java.util.List;
import java.util.Map;

/** The built-in cells of recurrent layers by Keras's names. */
public final class RecurrentCells {
    /** All of them. */
    public static final Catalogue<RecurrentCell> CATALOGUE = new Catalogue<>(
            "recurrent cell", "keras.layers", List.of(GruCell.KIND, LstmCell.KIND, SimpleRnnCell.KIND, StackedRnnCells.KIND), Map.of());

    private RecurrentCells() {}
}
