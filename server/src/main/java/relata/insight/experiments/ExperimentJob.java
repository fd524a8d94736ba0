package relata.insight.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import relata.insight.asked.Askers;
import relata.insight.experiments.Experiments.Kept;
import relata.insight.learning.Grown;
import relata.models.numerics.Workers;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;
import relata.platform.settings.DataEnd;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.lists.Extracts;

/** Reads everybody of an experiment with the rights of whoever asked, and compares. */
@Component
class ExperimentJob implements Job {

    static final String KIND = "experiment";

    private static final int THREADS = 2;
    private static final int PORTION = 20_000;

    private final Experiments experiments;
    private final Extracts extracts;
    private final Askers askers;
    private final DataEnd end;

    /** Beside the long transaction that reads. */
    private final TransactionTemplate own;

    ExperimentJob(
            Experiments experiments,
            Extracts extracts,
            Askers askers,
            DataEnd end,
            PlatformTransactionManager transactions) {
        this.experiments = experiments;
        this.extracts = extracts;
        this.askers = askers;
        this.end = end;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean run(UUID id, Hold hold) {
        Optional<Kept> found = experiments.find(id).filter(kept -> !kept.asked().isOver());
        if (found.isEmpty()) {
            return true;
        }
        Kept kept = found.get();
        return askers.run(
                kept.asked(),
                kept.object(),
                code -> experiments.refuse(id, code, Map.of()),
                (actor, object) -> compare(kept, actor, object, hold));
    }

    private boolean compare(Kept kept, Actor actor, ObjectType object, Hold hold) {
        Design design = kept.design();
        List<Field<?>> fields = extracts.fields(actor, object, names(design));
        var participants = new Participants(design, object, end.today());
        long total = extracts.count(actor, object, Action.READ, design.filter());
        own.executeWithoutResult(_ -> experiments.progress(kept.id(), 0, total));
        extracts.streamAsMade(actor, object, Action.READ, design.filter(), fields, rows -> {
            participants.add(rows);
            if (participants.records() % PORTION == 0) {
                own.executeWithoutResult(_ -> experiments.progress(kept.id(), participants.records(), total));
            }
            return !hold.stopping();
        });
        if (hold.stopping()) {
            return false;
        }
        if (refused(kept.id(), design, participants)) {
            return true;
        }
        try (var workers = Workers.of(THREADS)) {
            var ranked = new Ranked(participants, design, Grown.freeText(object), workers);
            ExperimentReport report = new Comparison(participants, design, ranked).report(end.today());
            own.executeWithoutResult(_ -> {
                hold.require();
                experiments.done(kept.id(), report, design, ranked.effects());
            });
        }
        return true;
    }

    static List<String> names(Design design) {
        var names = new ArrayList<String>();
        names.add(design.arm());
        design.outcomes().forEach(outcome -> names.add(outcome.field()));
        if (design.before() != null) {
            names.add(design.before());
        }
        names.addAll(design.known());
        return names.stream().distinct().toList();
    }

    private boolean refused(UUID id, Design design, Participants participants) {
        int control = size(participants, design.control());
        int others = participants.arms().entrySet().stream()
                .filter(arm -> !arm.getKey().equals(design.control()))
                .mapToInt(arm -> arm.getValue().size())
                .max()
                .orElse(0);
        if (control < Comparison.LEAST_OF_AN_ARM || others < Comparison.LEAST_OF_AN_ARM) {
            experiments.refuse(
                    id,
                    "insight.arms-too-small",
                    Map.of("control", control, "other", others, "name", design.control()));
            return true;
        }
        for (int i = 0; i < design.outcomes().size(); i++) {
            if (participants.currencies(i).size() > 1) {
                experiments.refuse(
                        id,
                        "insight.several-currencies",
                        Map.of(
                                "currencies",
                                String.join(
                                        ", ",
                                        participants.currencies(i).stream()
                                                .sorted()
                                                .toList())));
                return true;
            }
        }
        return false;
    }

    private static int size(Participants participants, String arm) {
        ArmRows rows = participants.arms().get(arm);
        return rows == null ? 0 : rows.size();
    }

    @Override
    public void failed(UUID id, RuntimeException reason) {
        experiments.refuse(id, "insight.comparing-failed", Map.of()); // the jobs have told why
    }
}
