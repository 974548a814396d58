package io.lanewise.golden;

/** Runs the cases of one kind. */
@FunctionalInterface
public interface CaseRunner {
    /**
     * Computes what the case asks for and compares it, usually with a {@link Comparison}. An
     * {@link io.lanewise.config.UnknownNameException} means that the case is unsupported; any other exception that it failed.
     */
    Outcome run(GoldenCase golden) throws Exception;
}
