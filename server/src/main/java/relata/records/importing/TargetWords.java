package relata.records.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import relata.platform.Actor;
import relata.platform.Language;
import relata.records.catalog.Catalog;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Trait;

/** What columns are called in three languages that go to the fields of an object, of what it points to, and of its parts. */
final class TargetWords {

    /** Words for the same thing beside the labels, folded; fields that an object does not have are passed over. */
    private static final Map<String, List<String>> MORE_WORDS = Map.ofEntries(
            Map.entry(
                    "email",
                    List.of(
                            "mail",
                            "почта",
                            "пошта",
                            "имейл",
                            "имэйл",
                            "емейл",
                            "електроннаадреса",
                            "электронныйадрес")),
            Map.entry(
                    "phone",
                    List.of(
                            "tel",
                            "mobile",
                            "phonenumber",
                            "тел",
                            "мобильный",
                            "мобільний",
                            "номертелефона",
                            "номертелефону")),
            Map.entry(
                    "externalId",
                    List.of("code", "код", "клиентид", "extid", "номер", "идентификатор", "ідентифікатор")),
            Map.entry(
                    "name",
                    List.of(
                            "fullname",
                            "title",
                            "клиент",
                            "клієнт",
                            "company",
                            "компания",
                            "компанія",
                            "фио",
                            "піб",
                            "название",
                            "назва",
                            "наименование",
                            "найменування",
                            "контрагент",
                            "accountname",
                            "companyname",
                            "organizationname",
                            "organisationname",
                            "названиекомпании",
                            "назвакомпанії")),
            Map.entry(
                    "birthday",
                    List.of("birthdate", "dateofbirth", "датанародження", "датарождения", "датанар", "дн", "др")),
            Map.entry("givenName", List.of("firstname", "имя", "імя")),
            Map.entry("familyName", List.of("lastname", "surname")),
            Map.entry("placedAt", List.of("date", "orderdate", "дата", "датазаказа", "датазамовлення", "purchasedate")),
            Map.entry("total", List.of("amount", "sum", "сумма", "сума", "ordertotal", "стоимость", "вартість")),
            Map.entry("units", List.of("quantity", "qty", "количество", "кількість", "кво")),
            Map.entry(
                    "price",
                    List.of(
                            "salesprice",
                            "saleprice",
                            "sellingprice",
                            "listprice",
                            "retailprice",
                            "unitprice",
                            "priceperunit",
                            "priceeach",
                            "ценазаединицу",
                            "ценапродажи",
                            "розничнаяцена",
                            "ценазашт",
                            "ціназаодиницю",
                            "цінапродажу",
                            "роздрібнаціна",
                            "ціназашт",
                            "прайс")),
            Map.entry("city", List.of("town", "officelocation", "населённыйпункт", "населенийпункт")),
            Map.entry("taxId", List.of("vat", "vatnumber", "vatid", "едрпоу", "єдрпоу", "инн", "іпн")));

    /** Other words for what a reference leads to. */
    private static final Map<String, List<String>> WORDS_OF_RELATED = Map.of(
            "customer",
            List.of(
                    "client",
                    "buyer",
                    "account",
                    "company",
                    "покупатель",
                    "покупець",
                    "контрагент",
                    "компания",
                    "компанія"));

    /** What is said of people and organizations only, so that it needs no word for whose it is. */
    private static final Set<String> PERSONAL = Set.of(
            "email", "phone", "taxId", "givenName", "patronymic", "familyName", "birthday", "city", "postalCode");

    private final Catalog catalog;
    private final Actor actor;
    private final List<PartTargets.Target> parts;
    private final Map<String, String> targets = new HashMap<>();
    /** What a column is called that may say yes or no to parts; only its cells can tell that it does. */
    private final Map<String, String> partWords = new HashMap<>();

    TargetWords(Catalog catalog, Actor actor, List<PartTargets.Target> parts, ObjectType object) {
        this.catalog = catalog;
        this.actor = actor;
        this.parts = parts;
        read(object);
    }

    @Nullable
    String target(String name) {
        return targets.get(folded(name));
    }

    /** The part that a column of this name may say yes or no to. */
    @Nullable
    String part(String name) {
        return partWords.get(folded(name));
    }

    /** Where the record of another system's id says which one it is. */
    @Nullable
    String numberFor(String id) {
        String path = id.substring(0, id.length() - "id".length());
        return Stream.of("externalId", "code", "number")
                .map(field -> path + field)
                .filter(targets::containsValue)
                .findFirst()
                .orElse(null);
    }

    private void read(ObjectType object) {
        targets.put("id", "id");
        for (Field<?> field : writable(object)) {
            words(field).forEach(word -> targets.putIfAbsent(word, field.name()));
            if (field.type() == FieldType.MONEY) {
                for (String word : words(field)) {
                    targets.putIfAbsent(word + "currency", field.name() + ".currency");
                    targets.putIfAbsent(word + "валюта", field.name() + ".currency");
                }
            }
        }
        if (object.field("currency") == null) {
            List.of("currency", "валюта").forEach(word -> targets.putIfAbsent(word, "currency"));
        }
        for (Field<?> field : writable(object)) {
            if (field.type() == FieldType.REFERENCE) {
                related(field);
            }
        }
        for (Field<?> field : writable(object)) {
            MORE_WORDS.getOrDefault(field.name(), List.of()).forEach(word -> targets.putIfAbsent(word, field.name()));
        }
        for (Field<?> field : writable(object)) {
            if (field.type() == FieldType.REFERENCE && field.is(Trait.REQUIRED)) {
                bare(field);
            }
        }
        for (PartTargets.Target part : parts) {
            for (Language language : Language.values()) {
                targets.putIfAbsent(folded(part.label().in(language)), part.path());
            }
            part.words().forEach(word -> partWords.putIfAbsent(folded(word), part.path()));
        }
        targets.values()
                .removeIf(target -> target.equals("currency")
                        && object.field("currency") == null
                        && object.fields().values().stream()
                                .noneMatch(field -> "currency".equals(field.currencyColumn())));
    }

    private void related(Field<?> reference) {
        ObjectType target = catalog.object(reference.target());
        var outers = new ArrayList<>(words(reference));
        outers.addAll(WORDS_OF_RELATED.getOrDefault(reference.name(), List.of()));
        for (String outer : outers) {
            targets.putIfAbsent(outer, reference.name());
            targets.putIfAbsent(outer + "id", reference.name() + ".id");
            for (Field<?> field : writable(target)) {
                words(field).forEach(word -> targets.putIfAbsent(outer + word, reference.name() + "." + field.name()));
                MORE_WORDS
                        .getOrDefault(field.name(), List.of())
                        .forEach(word -> targets.putIfAbsent(outer + word, reference.name() + "." + field.name()));
            }
        }
    }

    /** An order cannot be without its customer: an e-mail address in a file of orders is the customer's, though nobody says so. */
    private void bare(Field<?> reference) {
        ObjectType target = catalog.object(reference.target());
        for (Field<?> field : writable(target)) {
            boolean tells = PERSONAL.contains(field.name());
            if (tells && !field.name().equals(target.title())) {
                String path = reference.name() + "." + field.name();
                words(field).forEach(word -> targets.putIfAbsent(word, path));
                MORE_WORDS.getOrDefault(field.name(), List.of()).forEach(word -> targets.putIfAbsent(word, path));
            }
        }
    }

    List<Field<?>> writable(ObjectType object) {
        return object.fields().values().stream()
                .filter(field -> field.isWritable()
                        && actor.access().reads(object.name(), field.name())
                        && actor.access().writes(object.name(), field.name()))
                .<Field<?>>map(field -> field)
                .toList();
    }

    private static List<String> words(Field<?> field) {
        var words = new ArrayList<String>();
        words.add(folded(field.name()));
        for (Language language : Language.values()) {
            words.add(folded(field.label().in(language)));
        }
        return words;
    }

    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
