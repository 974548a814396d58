package io.lanewise.layer;

import io.lanewise.config.Catalogue;
import io.lanewise.config.UnknownNameException;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import java.util.List;
import java.util.function.Function;

/** How functions of texts look in Keras's JSON: those with a name, and those of a user's, of which only the name is there. */
final class TextFunctions {
    private TextFunctions() {}

    /** The one of a name. */
    static <T> T read(JsonView view, String what, List<T> known, Function<T, String> nameOf) {
        var name = Catalogue.nameOnly(view).orElseGet(() -> view.get("class_name").string());
        return known.stream()
                .filter(function -> nameOf.apply(function).equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(what, name, known.stream().map(nameOf).toList()));
    }

    /** The name, or Keras's object that says that it is a function's. */
    static Json write(String name, boolean isOwn) {
        return !isOwn
                ? Json.of(name)
                : JsonObject.builder().put("module", "builtins").put("class_name", "function").put("config", name).put("registered_name", name).build();
    }
}
