package io.lanewise.layer;

import io.lanewise.config.OptionType;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import java.util.Set;

/**
 * The bounds of what batch renormalization corrects; an infinite one is none.
 *
 * @param rmin the least factor
 * @param rmax the largest factor
 * @param dmax how far the summand may be from 0
 */
public record RenormClipping(double rmin, double rmax, double dmax) {
    /** No bounds. */
    public static final RenormClipping NONE = new RenormClipping(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    static final OptionType<RenormClipping> TYPE =
            new OptionType<>("an object of rmin, rmax and dmax", RenormClipping::read, RenormClipping::write);

    /** Checks that there is something within the bounds. */
    public RenormClipping {
        if (!(rmin <= rmax) || !(dmax >= 0)) {
            throw new IllegalArgumentException("BatchNormalization: renorm_clipping must have rmin <= rmax and dmax of 0 or more, received rmin " + rmin
                    + ", rmax " + rmax + ", dmax " + dmax);
        }
    }

    private static RenormClipping read(JsonView view) {
        for (var key : view.members().keySet()) {
            if (!Set.of("rmin", "rmax", "dmax").contains(key)) {
                throw view.error("expected rmin, rmax and dmax, received " + key);
            }
        }
        return new RenormClipping(number(view, "rmin", NONE.rmin), number(view, "rmax", NONE.rmax), number(view, "dmax", NONE.dmax));
    }

    private static double number(JsonView view, String key, double none) {
        return view.find(key).map(JsonView::number).orElse(none);
    }

    private JsonObject write() {
        var bounds = JsonObject.builder();
        if (rmin != NONE.rmin) {
            bounds.put("rmin", rmin);
        }
        if (rmax != NONE.rmax) {
            bounds.put("rmax", rmax);
        }
        if (dmax != NONE.dmax) {
            bounds.put("dmax", dmax);
        }
        return bounds.build();
    }
}
