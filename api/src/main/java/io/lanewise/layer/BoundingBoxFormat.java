package io.lanewise.layer;

/**
 * What the four numbers of a bounding box are, in pixels from the upper left corner of the image, x to the right and y down; relative ones in parts of
 * the image's width and height. Source: Keras's {@code bounding_box_format}.
 */
public enum BoundingBoxFormat {
    /** Left, top, right, bottom. */
    XYXY,
    /** Top, left, bottom, right. */
    YXYX,
    /** Left, top, width, height. */
    XYWH,
    /** The middle's x and y, width, height. */
    CENTER_XYWH,
    /** The middle's y and x, height, width. */
    CENTER_YXHW,
    /** Left, top, right, bottom, relative. */
    REL_XYXY,
    /** Top, left, bottom, right, relative. */
    REL_YXYX,
    /** Left, top, width, height, relative. */
    REL_XYWH,
    /** The middle's x and y, width, height, relative. */
    REL_CENTER_XYWH
}
