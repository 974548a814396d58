package io.lanewise.data.preprocessing;

/** Where a sequence is padded or cut, with Keras's names. */
public enum Side {
    /** Before its first element. */
    PRE("pre"),
    /** After its last element. */
    POST("post");

    private final String kerasName;

    Side(String kerasName) {
        this.kerasName = kerasName;
    }

    /**
     * The side with this name in Keras.
     *
     * @throws IllegalArgumentException if it is neither {@code pre} nor {@code post}
     */
    public static Side of(String kerasName) {
        for (var side : values()) {
            if (side.kerasName.equals(kerasName)) {
                return side;
            }
        }
        throw new IllegalArgumentException("Side: expected pre or post, received " + kerasName);
    }

    /** Keras's name. */
    @Override
    public String toString() {
        return kerasName;
    }
}
