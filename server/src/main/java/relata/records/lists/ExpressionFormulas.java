package relata.records.lists;

import java.util.ArrayList;
import java.util.Set;
import org.springframework.stereotype.Component;
import relata.records.catalog.Catalog;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.Formulas;
import relata.records.catalog.ObjectType;
import relata.records.expressions.Checked;
import relata.records.expressions.Expected;
import relata.records.expressions.Expression;
import relata.records.expressions.Expressions;

/** Formulas of calculated fields, checked by the expression engine. */
@Component
class ExpressionFormulas implements Formulas {

    private final Expressions expressions;

    ExpressionFormulas(Expressions expressions) {
        this.expressions = expressions;
    }

    @Override
    public void check(Catalog catalog, ObjectType object, FieldType type, String formula) {
        expressions.check(catalog, object, formula, Expected.of(type)).orRefuse("formula");
    }

    @Override
    public String using(Catalog catalog, String objectName, String fieldName) {
        var using = new ArrayList<String>();
        for (ObjectType object : catalog.objects()) {
            for (Field<?> field : object.fields().values()) {
                String formula = field.formula();
                if (formula != null
                        && expressions.check(catalog, object, formula, Expected.of(field.type()))
                                instanceof Checked.Right(Expression expression)
                        && expression.reads().getOrDefault(objectName, Set.of()).contains(fieldName)) {
                    using.add(object.name() + "." + field.name());
                }
            }
        }
        return String.join(", ", using);
    }
}
