package relata.customers;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import relata.platform.tables.cells.CellType;
import relata.platform.tables.cells.HeaderWords;
import relata.records.importing.ChoiceGuess;

/**
 * Whoever has a given name, a family name or a birthday is a person. Else the names decide ("ТОВ Ромашка", "Acme Ltd"), then
 * what the columns that tell who it is are called ("company", "account id", "контрагент").
 */
@Component
class KindOfCustomers implements ChoiceGuess {

    private static final Set<String> OF_PEOPLE = Set.of(
            CustomerFields.GIVEN_NAME.name(),
            CustomerFields.PATRONYMIC.name(),
            CustomerFields.FAMILY_NAME.name(),
            CustomerFields.BIRTHDAY.name());
    private static final Set<String> WHO =
            Set.of(CustomerFields.NAME.name(), CustomerFields.EXTERNAL_ID.name(), CustomerFields.TAX_ID.name());

    @Override
    public String object() {
        return CustomerFields.OBJECT;
    }

    @Override
    public String field() {
        return CustomerFields.KIND.name();
    }

    @Override
    public String value(List<Clue> columns) {
        boolean people = columns.stream().anyMatch(column -> OF_PEOPLE.contains(column.field()));
        return !people && columns.stream().anyMatch(KindOfCustomers::ofAnOrganization)
                ? CustomerFields.ORGANIZATION
                : CustomerFields.PERSON;
    }

    private static boolean ofAnOrganization(Clue column) {
        boolean named = column.field().equals(CustomerFields.NAME.name());
        return named && column.looks() == CellType.ORGANIZATION_NAME
                || WHO.contains(column.field()) && HeaderWords.ORGANIZATION.in(column.header());
    }
}
