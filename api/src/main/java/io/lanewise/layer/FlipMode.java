package io.lanewise.layer;

import io.lanewise.op.Motion;

/** What changes places when an image is flipped. */
public enum FlipMode {
    /** Left and right. */
    HORIZONTAL(Motion.FLIP_HORIZONTAL),
    /** Above and below. */
    VERTICAL(Motion.FLIP_VERTICAL),
    /** Both, together. */
    HORIZONTAL_AND_VERTICAL(Motion.FLIP_BOTH);

    final Motion motion;

    FlipMode(Motion motion) {
        this.motion = motion;
    }
}
