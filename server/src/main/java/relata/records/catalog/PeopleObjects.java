package relata.records.catalog;

import static relata.records.catalog.Label.label;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Users, teams and territories as records, so that lists can show, filter and refer to them. Their verbs live in platform. */
@Component
@Order(3)
class PeopleObjects implements ObjectDeclarations {

    static final ObjectType USER = ObjectType.declare(
                    "user",
                    "users",
                    label("User", "Пользователь", "Користувач"),
                    label("Users", "Пользователи", "Користувачі"))
            .table("app_user")
            .fields(
                    Field.text("name", label("Name", "Имя", "Ім’я")).with(Trait.REQUIRED),
                    Field.email("email", label("E-mail", "Электронная почта", "Електронна пошта")),
                    Field.text("language", label("Language", "Язык", "Мова")),
                    Field.yesNo("active", label("Active", "Активен", "Активний")))
            .shows("name", "email", "active")
            .sortedBy("name")
            .declared();

    static final ObjectType TEAM = ObjectType.declare(
                    "team", "teams", label("Team", "Команда", "Команда"), label("Teams", "Команды", "Команди"))
            .fields(Field.text("name", label("Name", "Название", "Назва")).with(Trait.REQUIRED))
            .shows("name")
            .sortedBy("name")
            .declared();

    static final ObjectType TERRITORY = ObjectType.declare(
                    "territory",
                    "territories",
                    label("Territory", "Территория", "Територія"),
                    label("Territories", "Территории", "Території"))
            .fields(
                    Field.text("name", label("Name", "Название", "Назва")).with(Trait.REQUIRED),
                    Field.reference("parent", "territory", label("Within", "Входит в", "Входить до"))
                            .inverse("parts", label("Parts", "Части", "Частини")))
            .shows("name", "parent")
            .sortedBy("name")
            .declared();

    @Override
    public List<ObjectType> objects() {
        return List.of(USER, TEAM, TERRITORY);
    }
}
