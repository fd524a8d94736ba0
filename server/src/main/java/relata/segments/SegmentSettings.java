package relata.segments;

import relata.platform.settings.Settings;

/**
 * What the company has set for segments.
 *
 * @param salt makes this installation's lot of customers its own; never changes, or every customer would change its arm
 * @param holdoutShare per cent of customers that are left out of chosen actions, 0 to 50
 * @param weakQuality customers whose record has a lower quality are not known well enough, 0 to 100
 */
public record SegmentSettings(String salt, double holdoutShare, int weakQuality) {

    /** Its key among the settings; the migration wrote the first value. */
    public static final String KEY = "segments";

    public SegmentSettings {
        if (holdoutShare < 0 || holdoutShare > 50 || weakQuality < 0 || weakQuality > 100) {
            throw new IllegalArgumentException("out of range: " + holdoutShare + " %, quality " + weakQuality);
        }
    }

    public static SegmentSettings read(Settings settings) {
        return settings.read(KEY, SegmentSettings.class).orElseThrow();
    }

    /** Of the 10,000 places in the lot those under this one are drawn for the control group. */
    int controlBelow() {
        return (int) Math.round(holdoutShare * 100);
    }
}
