package relata.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.commerce.Returns;
import relata.platform.Actor;
import relata.platform.FileImports;
import relata.platform.Money;
import relata.platform.signin.Actors;
import relata.records.changes.Change;
import relata.records.changes.Changes;
import relata.records.changes.Outcome;
import relata.records.changes.Values;
import relata.sample.story.Currency;
import relata.sample.story.SampleCustomer;
import relata.sample.story.SampleCustomer.Consent;
import relata.sample.story.SampleHistory;
import relata.sample.story.SampleInteraction;
import relata.sample.story.SampleOrder;
import relata.sample.story.SampleRelationship;
import relata.sample.story.SampleStories;

/**
 * Lets the company's customers come in as those of any company do: goods, cards, receipts and old letters as files through
 * the import, everything that colleagues do by hand through the verbs of the modules, in their names.
 */
@Component
class Arrival {

    private static final Logger LOG = LoggerFactory.getLogger(Arrival.class);
    private static final String SOURCE = "api";
    private static final int BATCH = 1_000;

    private final FileImports imports;
    private final Changes changes;
    private final Returns returns;
    private final Actors actors;
    private final JdbcClient jdbc;

    Arrival(FileImports imports, Changes changes, Returns returns, Actors actors, JdbcClient jdbc) {
        this.imports = imports;
        this.changes = changes;
        this.returns = returns;
        this.actors = actors;
        this.jdbc = jdbc;
    }

    Scene bring(SampleStories base, Surroundings surroundings, Rates rates) {
        List<SampleHistory> histories = base.histories().toList();
        var employees = new HashMap<String, Actor>();
        base.employees()
                .forEach(employee -> employees.put(
                        employee.key(),
                        actors.byId(Objects.requireNonNull(surroundings.employee(employee.key())))
                                .orElseThrow()));
        Actor marketing = Objects.requireNonNull(employees.get("marketing1"));
        Path folder = folder();
        try {
            var files = new TillFiles(folder, base, histories, rates);
            bring(marketing, files.products(), "products", "products");
            bring(marketing, files.cards(), "customers", "cards");
            bring(marketing, files.correctedCards(), "customers", "cards");
            bring(marketing, files.contacts(), "contact-points", "contacts");
            var scene = new Scene(histories, surroundings, rates, customers(), employees);
            registered(scene);
            bring(Actor.SYSTEM, files.receipts(), "orders", "receipts");
            bring(Actor.SYSTEM, files.receiptLines(), "order-lines", "receipt-lines");
            byHand(scene, marketing);
            bring(marketing, files.remembered(), "interactions", "remembered");
            return scene;
        } finally {
            remove(folder);
        }
    }

    private void byHand(Scene scene, Actor marketing) {
        households(scene, marketing);
        furtherAddresses(scene);
        relationships(scene);
        consents(scene);
        talks(scene);
        takeBack(scene);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("relata-sample");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            LOG.warn("The sample's files in {} could not be removed", folder, e);
        }
    }

    private void bring(Actor actor, Path file, String object, String mapping) {
        Path map = file.resolveSibling(mapping + ".json");
        try (var source = Objects.requireNonNull(getClass().getResourceAsStream("mappings/" + mapping + ".json"))) {
            Files.write(map, source.readAllBytes());
            imports.run(actor, file, object, map, false, line -> LOG.info("{}: {}", file.getFileName(), line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The sample company was interrupted on its way in", e);
        }
    }

    private Map<String, UUID> customers() {
        var ids = new HashMap<String, UUID>();
        jdbc.sql("select external_id, id from customer where external_id is not null and deleted_at is null")
                .query(row -> {
                    ids.put(row.getString(1), row.getObject(2, UUID.class));
                });
        return ids;
    }

    /**
     * The company has had Relata all along: whoever registered years ago is no customer of today, neither in the record nor
     * in its history, whose entry takes the story's id, which was made at that time.
     */
    private void registered(Scene scene) {
        List<SampleCustomer> everybody = scene.everybody().toList();
        jdbc.sql("""
                 with registered as (
                    select * from unnest(:ids::uuid[], :days::timestamptz[], :stories::uuid[]) as r (id, at, story)
                 ), dated as (
                    update customer c set created_at = r.at from registered r where c.id = r.id
                 )
                 update change_journal j set id = r.story, at = r.at
                   from registered r
                  where j.record_id = r.id and j.kind = 'create'
                 """)
                .param("ids", everybody.stream().map(scene::customer).toArray(UUID[]::new))
                .param(
                        "days",
                        everybody.stream()
                                .map(customer -> Timestamp.from(customer.createdAt()))
                                .toArray(Timestamp[]::new))
                .param("stories", everybody.stream().map(SampleCustomer::id).toArray(UUID[]::new))
                .update();
    }

    private void households(Scene scene, Actor actor) {
        var made = new LinkedHashMap<UUID, Change>();
        var moves = new ArrayList<Change>();
        scene.histories().forEach(history -> {
            SampleHistory.Household household = history.newHousehold();
            if (household != null) {
                made.put(household.id(), Change.create(Values.none().with("name", household.name())));
            }
        });
        scene.everybody().forEach(customer -> {
            Change household = customer.household() == null ? null : made.get(customer.household());
            if (household != null) {
                moves.add(Change.change(
                        scene.customer(customer), null, Values.none().with("household", household.id())));
            }
        });
        write(actor, "household", List.copyOf(made.values()));
        write(actor, "customer", moves);
    }

    private void furtherAddresses(Scene scene) {
        var addresses = new ArrayList<Change>();
        scene.everybody()
                .forEach(customer -> customer.addresses().stream()
                        .skip(1)
                        .forEach(address -> addresses.add(Change.create(Values.none()
                                .with("customer", scene.customer(customer))
                                .with("kind", "delivery")
                                .with("street", address.street())
                                .with("postalCode", address.postcode())
                                .with("city", address.city())
                                .with("country", address.country())))));
        write(Actor.SYSTEM, "address", addresses);
    }

    private void relationships(Scene scene) {
        var byManager = new LinkedHashMap<String, List<Change>>();
        for (SampleHistory history : scene.histories()) {
            var people = new HashMap<UUID, UUID>();
            history.people().forEach(person -> people.put(person.id(), scene.customer(person)));
            for (SampleRelationship relationship : history.relationships()) {
                byManager
                        .computeIfAbsent(history.customer().owner(), _ -> new ArrayList<>())
                        .add(Change.create(Values.none()
                                .with("customer", people.get(relationship.person()))
                                .with("other", scene.customer(history.customer()))
                                .with("kind", "works-at")
                                .with("role", Wording.role(relationship.role()))
                                .with("level", Wording.level(relationship))
                                .with("influence", Wording.influence(relationship))
                                .with("attitude", Wording.attitude(relationship))
                                .with("since", relationship.since())));
            }
        }
        byEmployee(scene, "relationship", byManager);
    }

    /** Each decision in its turn: what was given, and what was taken back later. */
    private void consents(Scene scene) {
        var given = new LinkedHashMap<String, List<Change>>();
        var later = new LinkedHashMap<String, List<Change>>();
        scene.everybody().forEach(customer -> {
            var standing = new HashMap<String, UUID>();
            for (Consent consent : customer.consents()) {
                Values decision = Values.none()
                        .with("state", consent.given() ? "given" : "refused")
                        .with("decidedAt", consent.at())
                        .with("evidence", consent.evidence());
                UUID before = standing.get(consent.purpose() + consent.channel());
                if (before != null) {
                    later.computeIfAbsent(customer.owner(), _ -> new ArrayList<>())
                            .add(Change.change(before, null, decision));
                    continue;
                }
                Change first = Change.create(decision.with("customer", scene.customer(customer))
                        .with("purpose", Wording.purpose(consent))
                        .with("channel", consent.channel()));
                standing.put(consent.purpose() + consent.channel(), first.id());
                given.computeIfAbsent(customer.owner(), _ -> new ArrayList<>()).add(first);
            }
        });
        byEmployee(scene, "consent", given);
        byEmployee(scene, "consent", later);
    }

    /** Calls, meetings and complaints as those noted them who had them; a letter nobody answered yet came by itself. */
    private void talks(Scene scene) {
        var byEmployee = new LinkedHashMap<String, List<Change>>();
        for (SampleHistory history : scene.histories()) {
            for (SampleInteraction interaction : history.interactions()) {
                if (Wording.noted(interaction)) {
                    byEmployee
                            .computeIfAbsent(
                                    Objects.requireNonNullElse(interaction.employee(), ""), _ -> new ArrayList<>())
                            .add(Change.create(talk(scene, scene.customer(history.customer()), interaction)));
                }
            }
        }
        byEmployee(scene, "interaction", byEmployee);
    }

    private static Values talk(Scene scene, UUID customer, SampleInteraction interaction) {
        var cost = scene.rates().converted(interaction.cost(), Currency.UAH, interaction.at());
        String employee = interaction.employee();
        return Values.none()
                .with("customer", customer)
                .with("occurredAt", interaction.at())
                .with("channel", interaction.channel().name().toLowerCase(java.util.Locale.ROOT))
                .with("direction", interaction.direction().name().toLowerCase(java.util.Locale.ROOT))
                .with("kind", Wording.kind(interaction))
                .with("subject", interaction.subject())
                .with("body", interaction.body().isEmpty() ? null : interaction.body())
                .with("user", employee == null ? null : scene.surroundings().employee(employee))
                .with("outcome", Wording.outcome(interaction))
                .with("satisfaction", Wording.satisfaction(interaction))
                .with(
                        "durationSeconds",
                        interaction.durationSeconds() == 0 ? null : (long) interaction.durationSeconds())
                .with("unitCost", new Money(cost, scene.rates().reporting().name()))
                .with("source", "sample");
    }

    private record Sold(UUID order, int position) {}

    /** What came back, over the counter of whoever looks after the customer. */
    private void takeBack(Scene scene) {
        var orders = new HashMap<String, UUID>();
        var lines = new HashMap<Sold, UUID>();
        jdbc.sql("""
                 select o.external_id, o.id, l.position, l.id
                   from sales_order o join order_line l on l.order_id = o.id
                 """).query(row -> {
            UUID order = row.getObject(2, UUID.class);
            orders.put(row.getString(1), order);
            lines.put(new Sold(order, row.getInt(3)), row.getObject(4, UUID.class));
        });
        for (SampleHistory history : scene.histories()) {
            for (SampleOrder order : history.orders()) {
                UUID id = Objects.requireNonNull(orders.get(order.number()));
                for (int index = 0; index < order.lines().size(); index++) {
                    SampleOrder.Return back = order.returnOf(order.lines().get(index));
                    if (back != null) {
                        UUID line = Objects.requireNonNull(lines.get(new Sold(id, index + 1)));
                        takeBack(scene, history.customer(), order, id, line, back);
                    }
                }
            }
        }
    }

    private void takeBack(
            Scene scene, SampleCustomer customer, SampleOrder order, UUID id, UUID line, SampleOrder.Return back) {
        var amount = new Returns.Amount(back.amount(), order.currency().name());
        returns.record(
                Objects.requireNonNull(scene.employees().get(customer.owner())),
                id,
                List.of(new Returns.Line(line, java.math.BigDecimal.valueOf(back.quantity()), amount)),
                null,
                back.reason(),
                back.at());
    }

    private void byEmployee(Scene scene, String object, Map<String, List<Change>> byEmployee) {
        byEmployee.forEach((key, steps) -> write(scene.employees().get(key), object, steps));
    }

    /** @param actor nobody where it came in by itself */
    private void write(@Nullable Actor actor, String object, List<Change> steps) {
        Actor acting = actor == null ? Actor.SYSTEM : actor;
        for (int from = 0; from < steps.size(); from += BATCH) {
            List<Change> batch = steps.subList(from, Math.min(from + BATCH, steps.size()));
            for (Outcome outcome : changes.applyAll(acting, object, batch, SOURCE)) {
                if (outcome instanceof Outcome.Refused refused) {
                    throw new IllegalStateException(
                            "The sample company breaks a rule: " + acting.name() + " " + object + " " + refused);
                }
            }
        }
    }
}
