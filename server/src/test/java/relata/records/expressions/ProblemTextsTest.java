package relata.records.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import relata.platform.Language;
import relata.platform.texts.Texts;

/** What is wrong is told in the reader's language, types included. */
class ProblemTextsTest {

    private final Texts texts = new Texts();
    private final Expressions expressions = new Expressions();

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyProblemHasItsSentence(Language language) {
        for (String text : List.of(
                "nme == 1",
                "name > 5",
                "rating",
                "kind == \"x\"",
                "name && active",
                "budget > 1",
                "rating in [\"a\"]",
                "name in name",
                "owner == \"x\"",
                "founded > now",
                "orders == null",
                "orders.units > 1",
                "hs(1)",
                "parent.owner.name == \"\"",
                "date(1)",
                "orders.sum(o, o.number) > 1",
                "[1]",
                "{}",
                "rating = 1",
                "\"",
                "a >",
                "rating > 1 2",
                "(active",
                "#",
                "package",
                "rating > 1e99",
                "!".repeat(5000) + "active",
                "a".repeat(10_001),
                "orders.exists(me, true)",
                "seenAt.getHours(\"x\") > 1",
                "money(\"1\", \"EUR\") + money(\"1\", \"UAH\") > 1")) {
            var checked =
                    expressions.check(TestCatalog.CATALOG, TestCatalog.object("company"), text, Expected.CONDITION);
            for (ExpressionProblem problem : ((Checked.Wrong) checked).problems()) {
                assertThat(texts.has(language, problem.code()))
                        .as(language + " " + problem.code())
                        .isTrue();
                assertThat(texts.text(language, problem.code(), problem.arguments()))
                        .as(problem.code())
                        .doesNotContain("{")
                        .doesNotContain("select");
            }
        }
        assertThat(texts.text(
                        Language.UK,
                        "records-expressions.operands",
                        java.util.Map.of("operator", ">", "left", "text", "right", "number")))
                .isEqualTo("«>» тут не підходить: текст і число.");
    }
}
