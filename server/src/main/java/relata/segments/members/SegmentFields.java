package relata.segments.members;

import static relata.records.catalog.Choice.choice;
import static relata.records.catalog.Label.label;

import java.time.Instant;
import java.util.UUID;
import relata.records.catalog.Capability;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Ownership;
import relata.records.catalog.Trait;

/** A set of customers, and the membership of one customer in it. */
final class SegmentFields {

    static final String OBJECT = "segment";
    static final String RULE_KIND = "rule";
    static final String LIST_KIND = "list";

    /** The relation from a customer to its memberships: {@code segments.exists(s, s.segment == "…")}. */
    static final String RELATION = "segments";

    static final Field<String> NAME = Field.text("name", label("Name", "Название", "Назва"))
            .with(Trait.REQUIRED, Trait.UNIQUE, Trait.SEARCHED, Trait.SEARCHED_IN_PARTS);
    static final Field<String> DESCRIPTION = Field.longText("description", label("Description", "Описание", "Опис"));
    static final Field<String> KIND = Field.choice(
                    "kind",
                    label("Kind", "Вид", "Вид"),
                    choice(RULE_KIND, "By conditions", "По условиям", "За умовами"),
                    choice(LIST_KIND, "Chosen by hand", "Выбран вручную", "Вибраний вручну"))
            .with(Trait.FIXED);
    static final Field<String> RULE = Field.of("rule", FieldType.LONG_TEXT, label("Conditions", "Условия", "Умови"));
    static final Field<UUID> OWNER = ObjectType.OWNER;
    static final Field<String> STATE = Field.choice(
                    "state",
                    label("State", "Состояние", "Стан"),
                    choice("current", "Current", "Актуален", "Актуальний"),
                    choice("counting", "Being counted", "Пересчитывается", "Перераховується"),
                    choice("broken", "Cannot be evaluated", "Не вычисляется", "Не обчислюється"))
            .with(Trait.DERIVED);
    static final Field<Instant> COUNTED_AT = Field.time("countedAt", label("As of", "По состоянию на", "Станом на"))
            .with(Trait.DERIVED);

    static final ObjectType SEGMENT = ObjectType.declare(
                    OBJECT,
                    "segments",
                    label("Segment", "Сегмент", "Сегмент"),
                    label("Segments", "Сегменты", "Сегменти"))
            .fields(NAME, DESCRIPTION, KIND, RULE, OWNER, STATE, COUNTED_AT)
            .can(Capability.CREATE, Capability.CHANGE, Capability.DELETE)
            .shows("name", "kind", "state", "countedAt", "owner")
            .sortedBy("name")
            .declared();

    static final ObjectType MEMBER = ObjectType.declare(
                    "segmentMember",
                    "segment-members",
                    label("Membership", "Участие в сегменте", "Участь у сегменті"),
                    label("SegmentMembers", "Участие в сегментах", "Участь у сегментах"))
            .fields(
                    Field.reference("customer", "customer", label("Customer", "Клиент", "Клієнт"))
                            .inverse(RELATION, label("Segments", "Сегменты", "Сегменти"))
                            .with(Trait.DERIVED),
                    Field.reference("segment", OBJECT, label("Segment", "Сегмент", "Сегмент"))
                            .inverse("members", label("Members", "Участники", "Учасники"))
                            .with(Trait.DERIVED),
                    Field.time("since", label("Since", "С", "Від")).with(Trait.DERIVED),
                    Field.time("createdAt", label("Created", "Создано", "Створено"))
                            .inColumn("since")
                            .with(Trait.DERIVED),
                    Field.time("changedAt", label("Changed", "Изменено", "Змінено"))
                            .inColumn("since")
                            .with(Trait.DERIVED))
            .title("segment")
            .owned(new Ownership.Through("customer"))
            .shows("customer", "segment", "since")
            .sortedById()
            .declared();

    private SegmentFields() {}
}
