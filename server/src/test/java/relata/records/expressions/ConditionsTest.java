package relata.records.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chips and the typed form of a filter say the same. */
class ConditionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name == \"Ольга \\\"О\\\" \\\\\"",
                "kind == \"firm\" && rating >= 2.50 && employees < -3",
                "kind in [\"firm\", \"person\"]",
                "\"vip\" in tags && active == true",
                "founded > date(\"2026-01-31\") && founded < today",
                "seenAt > now - duration(\"2160h\") && seenAt <= timestamp(\"2026-01-31T08:00:00Z\")",
                "seenAt > now - days(90)",
                "budget >= money(\"12.50\", \"EUR\") && turnover > 100",
                "owner == me && parent == \"00000000-0000-0008-0000-000000000001\"",
                "owner.name.containsIgnoringCase(\"olh\") && !has(parent) && has(budget)",
                ""
            })
    void areReadAndWrittenBackUnchanged(String text) {
        var company = TestCatalog.object("company");
        var conditions = Conditions.of(TestCatalog.CATALOG, company, text);

        assertThat(conditions).isNotNull();
        assertThat(Conditions.text(TestCatalog.CATALOG, company, conditions)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rating > 1 || active",
                "!(rating > 1)",
                "!active",
                "orders.exists(o, o.units > 1)",
                "rating > employees",
                "rating + 1 > 2",
                "2 < rating",
                "seenAt > now - (now - seenAt)",
                "nothing == 1",
                "rating >"
            })
    void moreThanComparisonsAreLeftToTheText(String text) {
        assertThat(Conditions.of(TestCatalog.CATALOG, TestCatalog.object("company"), text))
                .isNull();
    }
}
