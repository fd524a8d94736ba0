package relata.commerce;

import static relata.records.catalog.Label.label;

import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import relata.records.catalog.Capability;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectDeclarations;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Trait;

/** What this module brings to the catalog. */
@Component
@Order(2)
class CommerceObjects implements ObjectDeclarations {

    static final ObjectType PRODUCT = ObjectType.declare(
                    "product", "products", label("Product", "Товар", "Товар"), label("Products", "Товары", "Товари"))
            .fields(
                    Field.text("name", label("Name", "Название", "Назва"))
                            .with(Trait.REQUIRED, Trait.SEARCHED, Trait.SEARCHED_IN_PARTS),
                    Field.text("code", label("Code", "Артикул", "Артикул")).with(Trait.UNIQUE, Trait.SEARCHED_IN_PARTS),
                    Field.text("family", label("Family", "Группа", "Група")).with(Trait.SEARCHED),
                    Field.text("unit", label("Unit", "Единица", "Одиниця")),
                    Field.money("price", label("Price", "Цена", "Ціна"), "currency"),
                    Field.money("cost", label("Cost", "Себестоимость", "Собівартість"), "currency"),
                    Field.integer("refillDays", label("Lasts, days", "Хватает, дней", "Вистачає, днів")),
                    Field.yesNo("active", label("On sale", "В продаже", "У продажу")),
                    Field.longText("description", label("Description", "Описание", "Опис")))
            .can(Capability.CREATE, Capability.CHANGE, Capability.DELETE, Capability.IMPORT, Capability.PAGE)
            .shows("name", "code", "family", "price", "active")
            .sortedBy("name")
            .declared();

    static final ObjectType EXCHANGE_RATE = ObjectType.declare(
                    "exchangeRate",
                    "exchange-rates",
                    label("Exchange rate", "Курс валюты", "Курс валюти"),
                    label("Exchange rates", "Курсы валют", "Курси валют"))
            .fields(
                    Field.text("currency", label("Currency", "Валюта", "Валюта"))
                            .with(Trait.REQUIRED),
                    OrderFields.RATE_FROM,
                    Field.number(
                                    "rate",
                                    label(
                                            "Rate to reporting currency",
                                            "Курс к валюте отчётности",
                                            "Курс до валюти звітності"))
                            .with(Trait.REQUIRED))
            .title("currency")
            .can(Capability.CREATE, Capability.CHANGE, Capability.DELETE, Capability.IMPORT)
            .shows("currency", "validFrom", "rate")
            .sortedBy("currency", "-validFrom")
            .declared();

    @Override
    public List<ObjectType> objects() {
        return List.of(OrderFields.ORDER, OrderFields.ORDER_LINE, PRODUCT, EXCHANGE_RATE);
    }

    @Override
    public Map<String, List<Field<?>>> contributions() {
        return Map.of(
                "customer",
                List.of(
                        OrderFields.OnCustomer.ORDER_COUNT,
                        OrderFields.OnCustomer.LAST_ORDER_AT,
                        OrderFields.OnCustomer.SPENT));
    }
}
