package io.lanewise.io.zip;

import org.jspecify.annotations.Nullable;

/** Which names entries may have: relative paths that stay below the folder they are unpacked into, on every system. */
public final class EntryNames {
    private EntryNames() {}

    /** What is wrong with a name; null if nothing is. */
    public static @Nullable String problem(String name) {
        if (name.isEmpty()) {
            return "is empty";
        }
        if (name.chars().anyMatch(c -> c == '\\' || c < ' ' || c == 0x7f)) {
            return "has a backslash or a control character";
        }
        if (name.startsWith("/") || (name.startsWith(":/", 1) && Character.isLetter(name.charAt(0)))) {
            return "is an absolute path";
        }
        for (var step : (name.endsWith("/") ? name.substring(0, name.length() - 1) : name).split("/", -1)) {
            if (step.isEmpty() || step.equals(".") || step.equals("..")) {
                return "has an empty step, \".\" or \"..\"";
            }
        }
        return null;
    }

    /** A name as errors show it: short, without what could disturb a terminal. */
    static String shown(String name) {
        var text = name.length() > 80 ? name.substring(0, 80) + "…" : name;
        return "\"" + text.replaceAll("\\p{Cntrl}", "?") + "\"";
    }
}
