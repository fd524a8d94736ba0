package relata.records.expressions;

import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;

/** Which record a field is read from. */
sealed interface Scope {

    ObjectType object();

    /** Tells scopes of one expression apart; equal for equal ways to a record. */
    String key();

    /** The record the question is about. */
    record Self(ObjectType object) implements Scope {
        @Override
        public String key() {
            return "self";
        }
    }

    /** A related row inside {@code exists}, {@code sum} and the like; numbered through the expression. */
    record Row(ObjectType object, int number) implements Scope {
        @Override
        public String key() {
            return "row" + number;
        }
    }

    /** The record that a reference points to. */
    record Through(Scope from, Field<?> field, ObjectType object) implements Scope {
        @Override
        public String key() {
            return from.key() + "." + field.name();
        }
    }
}
