package relata.records.summaries;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Actor;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Lists;
import relata.records.lists.Queries;

/** Groups and measures over all records of a type that an actor reads. */
@Component
public class Summaries {

    private final Lists lists;
    private final Catalogs catalogs;
    private final Queries queries;
    private final Clock clock;
    private final List<DaysKept> keepers;

    /** All that one answer is made of is read as of one moment: sums by day, and the days that are not summed. */
    private final TransactionTemplate snapshot;

    Summaries(
            Lists lists,
            Catalogs catalogs,
            Queries queries,
            Clock clock,
            List<DaysKept> keepers,
            PlatformTransactionManager transactions) {
        this.lists = lists;
        this.catalogs = catalogs;
        this.queries = queries;
        this.clock = clock;
        this.keepers = List.copyOf(keepers);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** A question that is right and open to one actor; counting it and telling the answer are two steps, so that what was counted can be kept. */
    public final class Asked {

        private final Actor actor;
        private final ObjectType object;
        private final SummaryQuestion question;
        private final ZoneId zone;
        private final SummaryCompiler compiler;

        private Asked(Actor actor, ObjectType object, SummaryQuestion question, ZoneId zone) {
            this.actor = actor;
            this.object = object;
            this.question = question;
            this.zone = zone;
            this.compiler = new SummaryCompiler(lists.compiler(actor, object), object, question, zone);
        }

        /**
         * The same for all questions with the same answer, whoever asks: the statement without what only the moment
         * decides. Who sees other rows has another statement.
         */
        public String identity() {
            return actor.zone() + " "
                    + new SummaryCompiler(lists.timelessCompiler(actor, object), object, question, zone).identity();
        }

        /** The tables that the answer depends on. */
        public List<String> tables() {
            return compiler.tables();
        }

        /** Counts; refuses what takes longer than {@link Queries#SUMMARY} or has too many groups. */
        public Tallies counted() {
            return Objects.requireNonNull(snapshot.execute(_ -> {
                compiler.askOf(keepers);
                return new Counting(compiler, question, queries).count();
            }));
        }

        public Summary told(Tallies tallies) {
            return new Telling(actor, catalogs.current(), lists, compiler, question, clock.instant()).tell(tallies);
        }

        public Summary answer() {
            return told(counted());
        }
    }

    /**
     * Checks a question and prepares it; refuses an object that is closed to the actor, and fields that are hidden or unknown
     * in the same words.
     *
     * @param zone in which days, weeks and months begin
     */
    public Asked ask(Actor actor, ObjectType object, SummaryQuestion question, ZoneId zone) {
        return new Asked(actor, object, question, zone);
    }
}
