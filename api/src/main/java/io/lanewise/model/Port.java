package io.lanewise.model;

import io.lanewise.graph.Spec;
import io.lanewise.tensor.Shape;

/**
 * An input or output of a model.
 *
 * @param name the name of the layer there, by which data, losses and metrics are given
 * @param sample shape and type with a batch of one; axes of which no size is known have some size
 * @param shape the shape with None for the batch, and wherever sizes may differ
 */
public record Port(String name, Spec sample, Shape shape) {}
