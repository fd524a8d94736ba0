package relata.insight;

import static relata.records.catalog.Choice.choice;
import static relata.records.catalog.Label.label;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import relata.platform.Money;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectDeclarations;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Trait;

/** What insight contributes to the customer: where it stands, for lists, filters, segments and reports. */
@Component
@Order(4)
public class InsightObjects implements ObjectDeclarations {

    public static final Field<String> TIER = Field.choice(
                    "tier",
                    label("Tier", "Класс", "Клас"),
                    choice("A", "A", "A", "A"),
                    choice("B", "B", "B", "B"),
                    choice("C", "C", "C", "C"))
            .with(Trait.DERIVED);
    public static final Field<Boolean> KEY_CUSTOMER = Field.yesNo(
                    "keyCustomer", label("Key customer", "Ключевой клиент", "Ключовий клієнт"))
            .with(Trait.DERIVED);
    public static final Field<String> STAGE = Field.choice(
                    "stage",
                    label("Lifecycle stage", "Этап жизненного цикла", "Етап життєвого циклу"),
                    choice("awareness", "Awareness", "Осведомлённость", "Обізнаність"),
                    choice("exploration", "Exploration", "Изучение", "Вивчення"),
                    choice("expansion", "Expansion", "Расширение", "Розширення"),
                    choice("commitment", "Commitment", "Приверженность", "Прихильність"),
                    choice("dissolution", "Dissolution", "Прекращение отношений", "Припинення відносин"))
            .with(Trait.DERIVED);
    public static final Field<Money> LIFETIME_VALUE = Field.reportingMoney(
                    "lifetimeValue", label("Lifetime value", "Пожизненная ценность (CLV)", "Довічна цінність (CLV)"))
            .with(Trait.DERIVED);
    public static final Field<BigDecimal> CHURN_RISK = Field.number(
                    "churnRisk", label("Churn risk", "Риск ухода", "Ризик відтоку"))
            .with(Trait.DERIVED);
    public static final Field<Money> CONTRIBUTION = Field.reportingMoney(
                    "contribution",
                    label("Contribution, twelve months", "Вклад за двенадцать месяцев", "Внесок за дванадцять місяців"))
            .with(Trait.DERIVED);

    @Override
    public List<ObjectType> objects() {
        return List.of();
    }

    @Override
    public Map<String, List<Field<?>>> contributions() {
        return Map.of("customer", List.of(TIER, KEY_CUSTOMER, STAGE, LIFETIME_VALUE, CHURN_RISK, CONTRIBUTION));
    }
}
