package io.lanewise.engine;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The choice of tuning, made once: the built-in one, unless {@code -Dlanewise.profile=FILE} names a profile of this processor. */
final class TuningProvider {
    static final String PROPERTY = "lanewise.profile";

    private static final System.Logger LOG = System.getLogger(TuningProvider.class.getPackageName());

    private TuningProvider() {}

    /** The tuning of a profile, or if there is none or it is refused, which is said in the log, the built-in one. */
    static Tuning choose(@Nullable String profile) {
        if (profile == null) {
            return Tuning.builtIn();
        }
        try {
            Tuning tuning = read(Path.of(profile), Processor.current());
            LOG.log(DEBUG, "Tuning: profile {0}.", profile);
            return tuning;
        } catch (IllegalArgumentException refused) {
            LOG.log(
                    WARNING, "-D" + PROPERTY + ": {0} The built-in numbers are used. Remedy: make a profile on this machine with bench/run tune.",
                    refused.getMessage());
            return Tuning.builtIn();
        }
    }

    private static Tuning read(Path file, Processor here) {
        TuningProfile profile = TuningProfile.read(file);
        if (!profile.processor().equals(here)) {
            throw new IllegalArgumentException("Profile " + file + ": expected one for " + here + ", received one for " + profile.processor() + ".");
        }
        return profile.tuning();
    }
}
