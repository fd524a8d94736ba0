package relata.segments;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import relata.platform.settings.Settings;

/** The share of customers that chosen actions leave alone, and from which quality on a record is known well enough. */
@RestController
@RequestMapping("/api/v1/segment-settings")
class HoldoutController {

    private static final int LARGEST_SHARE = 50;

    private final Settings settings;
    private final Audit audit;
    private final JdbcClient jdbc;

    HoldoutController(Settings settings, Audit audit, JdbcClient jdbc) {
        this.settings = settings;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /**
     * @param holdoutShare per cent of all customers
     * @param control how many customers are in the control group with this share
     * @param customers how many have drawn
     */
    record Shown(double holdoutShare, int weakQuality, long control, long customers) {}

    record Wishes(@Nullable Double holdoutShare, @Nullable Integer weakQuality) {}

    @GetMapping
    Shown shown(Actor actor) {
        requireAdministrator(actor);
        SegmentSettings set = SegmentSettings.read(settings);
        record Counted(long control, long customers) {}
        Counted counted = jdbc.sql("select count(*) filter (where bucket < ?), count(*) from customer_arm")
                .param(set.controlBelow())
                .query((row, _) -> new Counted(row.getLong(1), row.getLong(2)))
                .single();
        return new Shown(set.holdoutShare(), set.weakQuality(), counted.control(), counted.customers());
    }

    /** What is left out stays. */
    @PutMapping
    @Transactional
    Shown set(Actor actor, @RequestBody Wishes wishes) {
        requireAdministrator(actor);
        SegmentSettings before = SegmentSettings.read(settings);
        double share = wishes.holdoutShare() == null ? before.holdoutShare() : wishes.holdoutShare();
        int quality = wishes.weakQuality() == null ? before.weakQuality() : wishes.weakQuality();
        if (!(share >= 0 && share <= LARGEST_SHARE)) {
            throw Refusal.invalid("holdoutShare", "segments.out-of-range", Map.of("least", 0, "most", LARGEST_SHARE));
        }
        if (quality < 0 || quality > 100) {
            throw Refusal.invalid("weakQuality", "segments.out-of-range", Map.of("least", 0, "most", 100));
        }
        settings.write(SegmentSettings.KEY, new SegmentSettings(share, quality), actor);
        var changes = new HashMap<String, Change>();
        if (share != before.holdoutShare()) {
            changes.put("holdoutShare", new Change(before.holdoutShare(), share));
        }
        if (quality != before.weakQuality()) {
            changes.put("weakQuality", new Change(before.weakQuality(), quality));
        }
        if (!changes.isEmpty()) {
            audit.record(actor, "api", new AuditEntry("segmentSettings", Actor.SYSTEM_ID, "change", changes));
        }
        return shown(actor);
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.access().administrator()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
    }
}
