package io.lanewise.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring places of an axis whose windows reach the same taps within the image.
 *
 * @param from the first place
 * @param to the place behind the last
 * @param low the first tap
 * @param high the tap behind the last
 */
record Reach(int from, int to, int low, int high) {
    /** All places of an axis. */
    static List<Reach> of(Taps taps) {
        var reaches = new ArrayList<Reach>();
        for (int place = 0; place < taps.count(); place++) {
            int low = 0;
            while (low < taps.taps() && place * taps.step() + taps.offsets()[low] < 0) {
                low++;
            }
            int high = taps.taps();
            while (high > low && place * taps.step() + taps.offsets()[high - 1] >= taps.in()) {
                high--;
            }
            int last = reaches.size() - 1;
            if (last >= 0 && reaches.get(last).low == low && reaches.get(last).high == high) {
                reaches.set(last, new Reach(reaches.get(last).from, place + 1, low, high));
            } else {
                reaches.add(new Reach(place, place + 1, low, high));
            }
        }
        return List.copyOf(reaches);
    }
}
