package relata.records.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relata.platform.Language;
import relata.platform.access.Access;

/** What is proposed where somebody writes an expression. */
class CompletionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "ra | rating | 2",
                "rating > 1 && ow | owner | 2",
                "owner. | name | 0",
                "owner.na | name | 2",
                "orders.ex | exists( | 2",
                "orders.exists(o, o.un | units | 2",
                "orders.filter(o, o.paid).sum(x, x.un | units | 2",
                "orders.exists(o, o.channel == \"w | web\" | 1",
                "kind == \" | firm\" | 0",
                "kind in [\"person\", \"f | firm\" | 1",
                "name.contains | containsIgnoringCase( | 8",
                "du | duration( | 2",
                "budget. | currency | 0"
            })
    void fitThePlace(String prefix, String proposed, int replaces) {
        var proposals = of(prefix, Access.EVERYTHING);

        assertThat(proposals.items()).extracting(Completions.Completion::text).contains(proposed);
        assertThat(proposals.replaces()).isEqualTo(replaces);
    }

    @Test
    void insideATextNothingIsProposed() {
        assertThat(of("name == \"ra", Access.EVERYTHING).items()).isEmpty();
    }

    @Test
    void hiddenFieldsAreNotProposed() {
        var grant = new Access.Grant(Access.Grant.EVERYTHING.scopes(), Set.of("rating"), Set.of());
        var access = new Access(false, Map.of("company", grant), Set.of(), Set.of(), Set.of());

        assertThat(texts("ra", access)).doesNotContain("rating");
        assertThat(texts("ord", access)).doesNotContain("orders");
    }

    private static List<String> texts(String prefix, Access access) {
        return of(prefix, access).items().stream()
                .map(Completions.Completion::text)
                .toList();
    }

    private static Completions.Proposals of(String prefix, Access access) {
        return new Completions(TestCatalog.CATALOG, access, Language.EN).after(TestCatalog.object("company"), prefix);
    }
}
