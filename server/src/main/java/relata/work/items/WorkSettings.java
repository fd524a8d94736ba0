package relata.work.items;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import relata.platform.settings.Settings;

/** What the company sets for the work list. */
@Component
class WorkSettings {

    private static final String KEY = "work";
    private static final int LONGEST = 3_650;
    private static final Wishes UNSET = new Wishes(30);

    private final Settings settings;
    private final Audit audit;

    WorkSettings(Settings settings, Audit audit) {
        this.settings = settings;
        this.audit = audit;
    }

    /** @param neglectDays days without contact after which a key customer comes to somebody's list */
    record Wishes(int neglectDays) {}

    Wishes wishes() {
        return settings.read(KEY, Wishes.class).orElse(UNSET);
    }

    @Transactional
    public Wishes set(Actor actor, Wishes wishes) {
        if (!actor.access().administrator()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
        if (wishes.neglectDays() < 1 || wishes.neglectDays() > LONGEST) {
            throw Refusal.invalid("neglectDays", "work.neglect-days", Map.of("most", LONGEST));
        }
        Wishes before = wishes();
        settings.write(KEY, wishes, actor);
        audit.record(
                actor,
                "api",
                new AuditEntry(
                        "setting",
                        Actor.SYSTEM_ID,
                        "change",
                        Map.of("work.neglectDays", new Change(before.neglectDays(), wishes.neglectDays()))));
        return wishes;
    }
}
