package io.lanewise.model;

import io.lanewise.graph.Spec;

/**
 * An input or output of a model.
 *
 * @param name the name of the layer there, by which data, losses and metrics are given
 * @param sample shape and type with a batch of one
 */
public record Port(String name, Spec sample) {}
