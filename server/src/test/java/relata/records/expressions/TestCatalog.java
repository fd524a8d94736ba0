package relata.records.expressions;

import static relata.records.catalog.Choice.choice;
import static relata.records.catalog.Label.same;

import java.util.List;
import relata.records.catalog.Catalog;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;

/** Three small objects that have a field of every type, references both ways and calculated fields. */
final class TestCatalog {

    static final Catalog CATALOG = new Catalog(1, "UAH", List.of(user(), company(), order()));

    static final String TABLES = """
            create table test_user (
                id uuid primary key, name text collate "und-x-icu", level bigint, active boolean, deleted_at timestamptz);
            create table test_company (
                id uuid primary key, name text collate "und-x-icu", note text, kind text, tags text[], employees bigint,
                rating numeric(19,4), budget numeric(19,4), currency text, turnover numeric(19,4), founded date,
                seen_at timestamptz, active boolean, owner_id uuid, parent_id uuid, deleted_at timestamptz);
            create table test_order (
                id uuid primary key, number text collate "und-x-icu", company_id uuid, seller_id uuid, units bigint,
                total numeric(19,4), tax numeric(19,4), currency text, value numeric(19,4), placed_at timestamptz,
                due date, paid boolean, channel text, deleted_at timestamptz);
            create index on test_company (name);
            create index on test_company (employees);
            create index on test_company (rating);
            create index on test_company (seen_at);
            create index on test_company (owner_id);
            create index on test_company (parent_id);
            create index on test_order (company_id, placed_at);
            create index on test_order (seller_id);
            create index on test_user (name);
            """;

    private TestCatalog() {}

    static ObjectType object(String name) {
        return CATALOG.object(name);
    }

    private static ObjectType user() {
        return ObjectType.declare("user", "users", same("User"), same("Users"))
                .table("test_user")
                .fields(
                        Field.text("name", same("Name")),
                        Field.integer("level", same("Level")),
                        Field.yesNo("active", same("Active")),
                        calculated(Field.integer("rank", same("Rank")), "level * 10"))
                .declared();
    }

    private static ObjectType company() {
        return ObjectType.declare("company", "companies", same("Company"), same("Companies"))
                .table("test_company")
                .fields(
                        Field.text("name", same("Name")),
                        Field.longText("note", same("Note")),
                        Field.choice(
                                "kind", same("Kind"), choice("person", "P", "P", "P"), choice("firm", "F", "F", "F")),
                        Field.choices("tags", same("Tags"), choice("vip", "V", "V", "V"), choice("new", "N", "N", "N")),
                        Field.integer("employees", same("Employees")),
                        Field.number("rating", same("Rating")),
                        Field.money("budget", same("Budget"), "currency"),
                        Field.reportingMoney("turnover", same("Turnover")),
                        Field.date("founded", same("Founded")),
                        Field.time("seenAt", same("Seen")),
                        Field.yesNo("active", same("Active")),
                        Field.reference("owner", "user", same("Owner")).inverse("companies", same("Companies")),
                        Field.reference("parent", "company", same("Parent")).inverse("children", same("Children")),
                        calculated(Field.number("score", same("Score")), "rating * 2 + employees"),
                        calculated(Field.yesNo("big", same("Big")), "employees > 10 || score > 20"),
                        calculated(Field.number("bought", same("Bought")), "orders.filter(o, o.paid).sum(o, o.units)"),
                        calculated(Field.text("ownerName", same("Owner's name")), "owner.name + \"!\""),
                        calculated(Field.reportingMoney("spare", same("Spare")), "turnover - turnover / 4"))
                .declared();
    }

    private static ObjectType order() {
        return ObjectType.declare("order", "orders", same("Order"), same("Orders"))
                .table("test_order")
                .title("number")
                .fields(
                        Field.text("number", same("Number")),
                        Field.reference("company", "company", same("Company")).partOf("orders", same("Orders")),
                        Field.reference("seller", "user", same("Seller")).inverse("sales", same("Sales")),
                        Field.integer("units", same("Units")),
                        Field.money("total", same("Total"), "currency"),
                        Field.money("tax", same("Tax"), "currency"),
                        Field.reportingMoney("value", same("Value")),
                        Field.time("placedAt", same("Placed")),
                        Field.date("due", same("Due")),
                        Field.yesNo("paid", same("Paid")),
                        Field.choice(
                                "channel",
                                same("Channel"),
                                choice("shop", "S", "S", "S"),
                                choice("web", "W", "W", "W")))
                .declared();
    }

    private static <T> Field<T> calculated(Field<T> field, String formula) {
        return field.calculatedBy(formula);
    }
}
