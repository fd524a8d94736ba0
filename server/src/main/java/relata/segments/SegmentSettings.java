package relata.segments;

import relata.platform.settings.Settings;

/**
 * What the company has set for segments.
 *
 * @param holdoutShare per cent of customers that are left out of chosen actions, 0 to 50
 * @param weakQuality customers whose record has a lower quality are not known well enough, 0 to 100
 */
public record SegmentSettings(double holdoutShare, int weakQuality) {

    /** Its key among the settings. */
    public static final String KEY = "segments";

    /** What holds until somebody has set something else. */
    private static final SegmentSettings UNSET = new SegmentSettings(5, 50);

    public SegmentSettings {
        if (holdoutShare < 0 || holdoutShare > 50 || weakQuality < 0 || weakQuality > 100) {
            throw new IllegalArgumentException("out of range: " + holdoutShare + " %, quality " + weakQuality);
        }
    }

    public static SegmentSettings read(Settings settings) {
        return settings.read(KEY, SegmentSettings.class).orElse(UNSET);
    }

    /** Of the 10,000 places in the lot those under this one are drawn for the control group. */
    int controlBelow() {
        return (int) Math.round(holdoutShare * 100);
    }
}
