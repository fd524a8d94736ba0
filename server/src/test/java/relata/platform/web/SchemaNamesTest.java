package relata.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SchemaNamesTest {

    private final SchemaNames names = new SchemaNames();

    @Test
    void aNestedClassHasItsOuterClassInFront() {
        assertThat(names.getNameOfClass(OrdersController.Answer.class)).isEqualTo("SchemaNamesTestOrdersAnswer");
        assertThat(names.getNameOfClass(SchemaNames.class)).isEqualTo("SchemaNames");
    }

    @Test
    void aNameThatSaysItsOuterClassIsNotSaidTwice() {
        assertThat(names.getNameOfClass(SchemaNamesTestController.SchemaNamesTestAnswer.class))
                .isEqualTo("SchemaNamesTestAnswer");
    }

    @Test
    void twoClassesOfOneNameAreNeverDescribedAsOne() {
        names.getNameOfClass(OrdersController.Answer.class);
        assertThat(names.getNameOfClass(OrdersController.Answer.class)).isEqualTo("SchemaNamesTestOrdersAnswer");
        assertThatThrownBy(() -> names.getNameOfClass(Orders.Answer.class))
                .hasMessageContaining("SchemaNamesTestOrdersAnswer")
                .hasMessageContaining("rename");
    }

    private static final class OrdersController {
        record Answer(String text) {}
    }

    private static final class Orders {
        record Answer(String text) {}
    }

    private static final class SchemaNamesTestController {
        record SchemaNamesTestAnswer(String text) {}
    }
}
