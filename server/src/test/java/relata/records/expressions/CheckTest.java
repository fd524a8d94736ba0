package relata.records.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import relata.platform.access.Access;
import relata.platform.access.Action;
import relata.platform.access.Scope;
import relata.records.catalog.Catalog;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.Label;
import relata.records.catalog.ObjectType;

/** Wrong expressions say where they are wrong and what was expected. */
class CheckTest {

    private final Expressions expressions = new Expressions();

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\0',
            value = {
                // text, line:column, code, expected there
                "nme == \"Olha\" ¦ 1:1 ¦ unknown-name ¦ me, name",
                "rating > 2 && ownr.name == \"x\" ¦ 1:15 ¦ unknown-name ¦ owner",
                "owner.nam == \"x\" ¦ 1:7 ¦ unknown-name ¦ name",
                "orders.exists(o, o.unit > 1) ¦ 1:20 ¦ unknown-name ¦ units",
                "kind == \"persn\" ¦ 1:9 ¦ choice ¦ person, firm",
                "kind in [\"firm\", \"persn\"] ¦ 1:18 ¦ choice ¦ person, firm",
                "\"vp\" in tags ¦ 1:1 ¦ choice ¦ vip, new",
                "name > 5 ¦ 1:6 ¦ operands ¦",
                "kind < \"person\" ¦ 1:6 ¦ operands ¦",
                "active < true ¦ 1:8 ¦ operands ¦",
                "rating + name > 1 ¦ 1:8 ¦ operands ¦",
                "name && active ¦ 1:1 ¦ condition ¦",
                "!rating ¦ 1:2 ¦ condition ¦",
                "rating ¦ 1:1 ¦ result ¦",
                "budget > 100 ¦ 1:8 ¦ which-currency ¦ money(\"100\", \"EUR\"), .amount",
                "money(\"1\", \"EUR\") + money(\"1\", \"UAH\") > money(\"1\", \"EUR\") ¦ 1:19 ¦ two-currencies ¦",
                "founded > now ¦ 1:9 ¦ date-with-time ¦ today, date(\"2026-01-31\"), date(now)",
                "founded > date(\"2026-02-30\") ¦ 1:11 ¦ usage ¦ date(\"2026-01-31\")",
                "seenAt > timestamp(\"yesterday\") ¦ 1:10 ¦ usage ¦ timestamp(\"2026-01-31T08:00:00Z\")",
                "seenAt > now - duration(\"3 weeks\") ¦ 1:16 ¦ usage ¦ duration(\"24h\")",
                "seenAt > now - duration(\"99999999h\") ¦ 1:16 ¦ usage ¦ duration(\"24h\")",
                "turnover > money(\"ten\", \"EUR\") ¦ 1:12 ¦ usage ¦ money(\"100\", \"EUR\")",
                "owner == \"Olha\" ¦ 1:7 ¦ not-an-id ¦ me, owner.name == \"...\"",
                "parent.owner.name == \"x\" ¦ 1:14 ¦ one-step ¦",
                "orders.exists(o, o.company.owner.name == \"x\") ¦ 1:34 ¦ one-step ¦",
                "orders == null ¦ 1:8 ¦ null-relation ¦ size() == 0",
                "orders.exists(o.units > 1) ¦ 1:8 ¦ usage ¦ orders.exists(o, o.total.amount > 100)",
                "orders.exists(now, true) ¦ 1:15 ¦ variable-taken ¦ o",
                "orders.exists(o, o.units) ¦ 1:20 ¦ condition ¦",
                "orders.sum(o, o.number) > 1 ¦ 1:17 ¦ summed ¦",
                "orders.units > 1 ¦ 1:8 ¦ no-fields ¦",
                "name.contains(5) ¦ 1:6 ¦ usage ¦ name.contains(\"Olha\")",
                "name.contain(\"x\") ¦ 1:6 ¦ no-such-function ¦ contains, containsIgnoringCase",
                "hs(name) ¦ 1:1 ¦ no-such-function ¦ has",
                "name.matches(\"a.*\") ¦ 1:6 ¦ no-such-function ¦",
                "seenAt.getHours(\"Kiev\") > 3 ¦ 1:8 ¦ time-zone ¦ \"Europe/Kyiv\", \"UTC\"",
                "seenAt.getHours(\"+02:00\") > 3 ¦ 1:8 ¦ time-zone ¦ \"Europe/Kyiv\", \"UTC\"",
                "rating in [1, \"two\"] ¦ 1:15 ¦ element ¦",
                "name in \"Olha\" ¦ 1:6 ¦ in ¦ \"a\" in tags, x in [\"a\", \"b\"]",
                "[1, 2] ¦ 1:1 ¦ list-without-in ¦ x in [\"a\", \"b\"]",
                "{\"a\": 1} ¦ 1:1 ¦ not-part-of-language ¦",
                "name == b\"x\" ¦ 1:9 ¦ not-part-of-language ¦",
                "rating > 1e99 ¦ 1:10 ¦ number-too-large ¦",
                "rating > 99999999999999999999 ¦ 1:10 ¦ number-too-large ¦",
                "rating = 3 ¦ 1:8 ¦ single-equals ¦ ==",
                "name == \"abc ¦ 1:9 ¦ open-text ¦ \"...\"",
                "rating > ¦ 1:9 ¦ unfinished ¦ name, \"...\", (",
                "rating > 1 rating < 2 ¦ 1:12 ¦ unexpected ¦ &&, ||, ==",
                "(rating > 1 ¦ 1:12 ¦ missing ¦ )",
                "rating > 1 # low ¦ 1:12 ¦ character ¦",
                "package == 1 ¦ 1:1 ¦ reserved-word ¦",
                "рейтинг > 1 ¦ 1:1 ¦ character ¦"
            })
    void wrongOnesAreExplained(String text, String place, String code, String expected) {
        ExpressionProblem problem = wrong(text).getFirst();

        assertThat(problem.line() + ":" + problem.column()).as(text).isEqualTo(place);
        assertThat(problem.code()).isEqualTo("records-expressions." + code);
        assertThat(String.join(", ", problem.expected())).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void eachMistakeIsToldOnceWithItsLine() {
        assertThat(wrong("nme == \"x\" &&\n  ratng > 1 &&\n  kind == \"q\""))
                .extracting(problem -> problem.line() + ":" + problem.column())
                .containsExactly("1:1", "2:3", "3:11");
    }

    @Test
    void nestedTooDeeplyIsRefusedRatherThanFatal() {
        assertThat(wrong("!".repeat(5000) + "active")).isNotEmpty();
        assertThat(wrong("(".repeat(3000) + "active" + ")".repeat(3000))).isNotEmpty();
        assertThat(wrong("active && ".repeat(2000) + "active")).isNotEmpty();
        assertThat(wrong("rating > 1" + " + 1".repeat(1500))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tier == \"A\"",
                "owner.name == \"Olha\"",
                "orders.exists(o, o.placedAt > now - duration(\"2160h\"))"
            })
    void whatArchitecturePromisesIsRight(String text) {
        var customer = ObjectType.declare("customer", "customers", Label.same("Customer"), Label.same("Customers"))
                .fields(
                        Field.text("name", Label.same("Name")),
                        Field.text("tier", Label.same("Tier")),
                        Field.reference("owner", "user", Label.same("Owner")))
                .declared();
        var order = ObjectType.declare("order", "orders", Label.same("Order"), Label.same("Orders"))
                .fields(
                        Field.text("name", Label.same("Name")),
                        Field.time("placedAt", Label.same("Placed")),
                        Field.reference("customer", "customer", Label.same("Customer"))
                                .inverse("orders", Label.same("Orders")))
                .declared();
        var catalog = new Catalog(1, "EUR", List.of(customer, order, TestCatalog.object("user")));

        assertThat(expressions.check(catalog, customer, text, Expected.CONDITION))
                .isInstanceOf(Checked.Right.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c"})
    void aCircleOfFormulasIsRefused(String field) {
        var object = ObjectType.declare("thing", "things", Label.same("Thing"), Label.same("Things"))
                .title("a")
                .fields(
                        Field.number("a", Label.same("A")).calculatedBy("b + 1"),
                        Field.number("b", Label.same("B")).calculatedBy("c + 1"),
                        Field.number("c", Label.same("C")).calculatedBy("1 + a"))
                .declared();
        var catalog = new Catalog(1, "EUR", List.of(object, TestCatalog.object("user")));

        var checked = expressions.check(catalog, object, field + " > 1", Expected.CONDITION);

        assertThat(((Checked.Wrong) checked).problems())
                .extracting(ExpressionProblem::code)
                .containsExactly("records-expressions.formula-cycle");
    }

    @Test
    void aHiddenFieldIsAsUnknownAsOneThatDoesNotExist() {
        Access access = reading(Map.of("company", Set.of("rating"), "user", Set.of("name")));
        assertThat(codes("rating > 1", access)).containsExactly("1:1 unknown-name [name=rating]");
        assertThat(codes("ratin > 1", access)).containsExactly("1:1 unknown-name [name=ratin]");
        assertThat(codes("active && owner.name == \"x\"", access)).containsExactly("1:17 unknown-name [name=name]");
        assertThat(codes("owner == me", access)).isEmpty();
        // Their formulas read what is hidden; the hidden name itself is not told.
        assertThat(codes("score > 1", access)).containsExactly("1:1 unknown-name [name=score]");
        assertThat(codes("ownerName == \"x\"", access)).containsExactly("1:1 unknown-name [name=ownerName]");
    }

    @Test
    void relatedRecordsThatMayNotBeReadAreUnknown() {
        Access access = reading(Map.of("company", Set.of()));
        assertThat(codes("orders.size() > 1", access)).containsExactly("1:1 unknown-name [name=orders]");
        assertThat(codes("bought > 1", access)).containsExactly("1:1 unknown-name [name=bought]");
        assertThat(codes("owner.name == \"x\"", access)).containsExactly("1:7 unknown-name [name=name]");
        assertThat(codes("parent.name == \"x\"", access)).isEmpty();
    }

    @Test
    void whatItReadsIsKnown() {
        var expression = OneAnswerTest.right("company", "score > 1 && owner.name == \"x\"", Expected.CONDITION);

        assertThat(expression.reads().get("company"))
                .containsExactlyInAnyOrder("score", "rating", "employees", "owner");
        assertThat(expression.reads().get("user")).containsExactly("name");
    }

    @Test
    void theSameQuestionIsCheckedOnce() {
        ObjectType company = TestCatalog.object("company");
        var first = expressions.check(TestCatalog.CATALOG, company, "rating > 1", Expected.CONDITION);

        assertThat(expressions.check(TestCatalog.CATALOG, company, "rating > 1", Expected.CONDITION))
                .isSameAs(first);
        assertThat(expressions.check(TestCatalog.CATALOG, company, "rating > 1", Expected.of(FieldType.NUMBER)))
                .isInstanceOf(Checked.Wrong.class);
    }

    private List<String> codes(String text, Access access) {
        return switch (expressions.check(
                TestCatalog.CATALOG, TestCatalog.object("company"), text, Expected.CONDITION, access)) {
            case Checked.Right _ -> List.of();
            case Checked.Wrong(List<ExpressionProblem> problems) ->
                problems.stream()
                        .map(problem -> problem.line() + ":" + problem.column() + " "
                                + problem.code().replace("records-expressions.", "") + " [name="
                                + problem.arguments().get("name") + "]")
                        .toList();
        };
    }

    private static Access reading(Map<String, Set<String>> hidden) {
        var scopes = new EnumMap<Action, Set<Scope>>(Action.class);
        scopes.put(Action.READ, Set.of(Scope.ALL));
        var grants = new java.util.HashMap<String, Access.Grant>();
        hidden.forEach((object, fields) -> grants.put(object, new Access.Grant(scopes, fields, Set.of())));
        return new Access(false, grants, Set.of(), Set.of(), Set.of());
    }

    private List<ExpressionProblem> wrong(String text) {
        var checked = expressions.check(TestCatalog.CATALOG, TestCatalog.object("company"), text, Expected.CONDITION);
        assertThat(checked).as(text).isInstanceOf(Checked.Wrong.class);
        return ((Checked.Wrong) checked).problems();
    }
}
