package relata.customers;

import static relata.records.catalog.Choice.choice;
import static relata.records.catalog.Label.label;

import java.util.UUID;
import relata.records.catalog.Capability;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Ownership;
import relata.records.catalog.Trait;

/** Who belongs to whom: people to organizations with their role, families, recommendations; and households. */
public final class RelationshipFields {

    public static final Field<UUID> WHO =
            ContactFields.customer("relationships", label("Relationships", "Связи", "Зв’язки"));
    public static final Field<UUID> OTHER = Field.reference(
                    "other", CustomerFields.OBJECT, label("With", "С кем", "З ким"))
            .partOf("people", label("People", "Люди", "Люди"))
            .with(Trait.REQUIRED);
    public static final Field<String> KIND = Field.choice(
                    "kind",
                    label("Kind", "Вид", "Вид"),
                    choice("works-at", "Works at", "Работает в", "Працює в"),
                    choice("family", "Family of", "Родственник", "Родич"),
                    choice("recommended-by", "Recommended by", "По рекомендации", "За рекомендацією"),
                    choice("partner", "Partner of", "Партнёр", "Партнер"),
                    choice("other", "Other", "Другое", "Інше"))
            .with(Trait.REQUIRED);
    public static final Field<String> ROLE = Field.text("role", label("Role", "Роль", "Роль"));
    public static final Field<String> LEVEL = Field.choice(
            "level",
            label("Level", "Уровень", "Рівень"),
            choice("top", "Top management", "Высшее руководство", "Вище керівництво"),
            choice("middle", "Middle management", "Среднее звено", "Середня ланка"),
            choice("specialist", "Specialist", "Специалист", "Спеціаліст"));
    public static final Field<String> INFLUENCE = Field.choice(
            "influence",
            label("Influence", "Влияние", "Вплив"),
            choice("decides", "Decides", "Принимает решения", "Ухвалює рішення"),
            choice("approves", "Approves", "Утверждает", "Затверджує"),
            choice("advises", "Advises", "Советует", "Радить"),
            choice("uses", "Uses", "Пользуется", "Користується"));
    public static final Field<String> ATTITUDE = Field.choice(
            "attitude",
            label("Attitude", "Отношение", "Ставлення"),
            choice("ally", "Ally", "Союзник", "Союзник"),
            choice("neutral", "Neutral", "Нейтрален", "Нейтральний"),
            choice("critic", "Critic", "Критик", "Критик"),
            choice("not-met", "Not met", "Не знакомы", "Не знайомі"));

    static final ObjectType RELATIONSHIP = ObjectType.declare(
                    "relationship",
                    "relationships",
                    label("Relationship", "Связь", "Зв’язок"),
                    label("Relationships", "Связи", "Зв’язки"))
            .fields(
                    WHO,
                    OTHER,
                    KIND,
                    ROLE,
                    LEVEL,
                    INFLUENCE,
                    ATTITUDE,
                    Field.date("since", label("Since", "С", "Від")),
                    Field.date("until", label("Until", "До", "До")),
                    Field.text("note", label("Note", "Примечание", "Примітка")))
            .title("role")
            .owned(new Ownership.Through("customer"))
            .can(Capability.CREATE, Capability.CHANGE, Capability.DELETE, Capability.IMPORT)
            .shows("customer", "kind", "other", "role", "influence", "attitude")
            .sortedById()
            .declared();

    static final ObjectType HOUSEHOLD = ObjectType.declare(
                    "household",
                    "households",
                    label("Household", "Домохозяйство", "Домогосподарство"),
                    label("Households", "Домохозяйства", "Домогосподарства"))
            .fields(
                    Field.text("name", label("Name", "Название", "Назва"))
                            .with(Trait.REQUIRED, Trait.SEARCHED, Trait.SEARCHED_IN_PARTS),
                    ObjectType.OWNER,
                    ObjectType.TEAM,
                    ObjectType.TERRITORY)
            .owned(Ownership.DIRECT)
            .can(Capability.CREATE, Capability.CHANGE, Capability.DELETE, Capability.IMPORT, Capability.PAGE)
            .shows("name", "owner")
            .sortedBy("name")
            .declared();

    private RelationshipFields() {}
}
