package io.lanewise.data;

/**
 * Samples in two parts.
 *
 * @param train what a model learns from
 * @param test what it is judged by
 */
public record Split(Samples train, Samples test) {}
