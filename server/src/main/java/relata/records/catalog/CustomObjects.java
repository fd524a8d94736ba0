package relata.records.catalog;

/** The template of a custom object: a name, an owner, and the fields that administrators add. */
final class CustomObjects {

    /** Tables of custom objects begin with this, so that no name an administrator thinks of meets one of ours. */
    static final String TABLE_PREFIX = "co_";

    private CustomObjects() {}

    static ObjectType type(String name, String path, Label label, Label pluralLabel) {
        return ObjectType.declare(name, path, label, pluralLabel)
                .table(TABLE_PREFIX + path.replace('-', '_'))
                .fields(Field.text("name", Label.label("Name", "Название", "Назва"))
                        .with(Trait.REQUIRED, Trait.SEARCHED, Trait.SEARCHED_IN_PARTS))
                .fields(ObjectType.OWNER, ObjectType.TEAM, ObjectType.TERRITORY)
                .owned(Ownership.DIRECT)
                .can(Capability.CREATE, Capability.CHANGE, Capability.DELETE, Capability.IMPORT, Capability.PAGE)
                .shows("name", "owner", "createdAt")
                .sortedBy("name")
                .custom()
                .declared();
    }
}
