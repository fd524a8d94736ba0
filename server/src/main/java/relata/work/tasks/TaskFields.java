package relata.work.tasks;

import static relata.records.catalog.Choice.choice;
import static relata.records.catalog.Label.label;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import relata.records.catalog.Capability;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectDeclarations;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Ownership;
import relata.records.catalog.Trait;

/** The task: what somebody has to do by a time, and whether a customer was promised it. */
@Component
@Order(4)
public class TaskFields implements ObjectDeclarations {

    public static final String OBJECT = "task";
    public static final String OPEN = "open";
    public static final String DONE = "done";
    public static final String CANCELLED = "cancelled";

    public static final Field<String> SUBJECT = Field.text("subject", label("What to do", "Что сделать", "Що зробити"))
            .with(Trait.REQUIRED, Trait.SEARCHED, Trait.SEARCHED_IN_PARTS);
    public static final Field<UUID> CUSTOMER = Field.reference(
                    "customer", "customer", label("Customer", "Клиент", "Клієнт"))
            .partOf("tasks", label("Tasks", "Задачи", "Завдання"));
    public static final Field<String> KIND = Field.choice(
                    "kind",
                    label("Kind", "Вид", "Вид"),
                    choice("call", "Call", "Звонок", "Дзвінок"),
                    choice("mail", "Mail", "Письмо", "Лист"),
                    choice("visit", "Visit", "Визит", "Візит"),
                    choice("meeting", "Meeting", "Встреча", "Зустріч"),
                    choice("other", "Other", "Другое", "Інше"))
            .with(Trait.REQUIRED);
    public static final Field<Instant> DUE_AT = Field.time("dueAt", label("Due", "Срок", "Строк"));
    public static final Field<String> PRIORITY = Field.choice(
                    "priority",
                    label("Priority", "Приоритет", "Пріоритет"),
                    choice("high", "High", "Высокий", "Високий"),
                    choice("normal", "Normal", "Обычный", "Звичайний"),
                    choice("low", "Low", "Низкий", "Низький"))
            .with(Trait.REQUIRED);
    public static final Field<Boolean> PROMISE =
            Field.yesNo("promise", label("Promised to the customer", "Обещано клиенту", "Обіцяно клієнту"));
    public static final Field<String> STATE = Field.choice(
                    "state",
                    label("State", "Состояние", "Стан"),
                    choice(OPEN, "Open", "Открыта", "Відкрите"),
                    choice(DONE, "Done", "Выполнена", "Виконано"),
                    choice(CANCELLED, "Canceled", "Отменена", "Скасовано"))
            .with(Trait.REQUIRED);
    public static final Field<String> OUTCOME = Field.choice(
            "outcome",
            label("Outcome", "Итог", "Підсумок"),
            choice("reached", "Reached", "Поговорили", "Поговорили"),
            choice("not-reached", "Not reached", "Не дозвонились", "Не додзвонилися"),
            choice("bought", "Bought", "Покупка", "Покупка"),
            choice("refused", "Refused", "Отказ", "Відмова"),
            choice("other", "Other", "Другое", "Інше"));
    public static final Field<String> NOTE = Field.longText("note", label("Note", "Примечание", "Примітка"));
    public static final Field<Instant> DONE_AT =
            Field.time("doneAt", label("Done at", "Выполнена", "Виконано о")).with(Trait.DERIVED);

    /** Who does it; called so because that is what an owner of a task is. */
    public static final Field<UUID> ASSIGNEE =
            Field.reference(ObjectType.OWNER.name(), "user", label("Assignee", "Исполнитель", "Виконавець"));

    static final ObjectType TYPE = ObjectType.declare(
                    OBJECT, "tasks", label("Task", "Задача", "Завдання"), label("Tasks", "Задачи", "Завдання"))
            .fields(SUBJECT, CUSTOMER, KIND, DUE_AT, ASSIGNEE, PROMISE, PRIORITY, STATE, OUTCOME, DONE_AT, NOTE)
            .fields(ObjectType.TEAM, ObjectType.TERRITORY)
            .title("subject")
            .owned(Ownership.DIRECT)
            .can(Capability.CREATE, Capability.CHANGE, Capability.DELETE, Capability.IMPORT, Capability.PAGE)
            .shows("subject", "customer", "kind", "dueAt", "owner", "promise", "state")
            .sortedBy("dueAt")
            .declared();

    @Override
    public List<ObjectType> objects() {
        return List.of(TYPE);
    }
}
