package relata.walk;

import java.util.List;
import java.util.Set;
import relata.platform.access.Access;
import relata.platform.access.Action;
import relata.platform.access.Scope;

/** What somebody needs so that an operation is theirs. Written down once more here, apart from the code that asks it. */
sealed interface Need {

    boolean met(Access access, Whose whose);

    /** All these actions with the record; reading it always. */
    record OnRecord(String object, List<Action> actions) implements Need {
        @Override
        public boolean met(Access access, Whose whose) {
            return reaches(access, object, Action.READ, whose)
                    && actions.stream().allMatch(action -> reaches(access, object, action, whose));
        }
    }

    /** Creating parts of a customer: the customer is read, and reached by the scope of creating the part. */
    record Creation(String object) implements Need {
        @Override
        public boolean met(Access access, Whose whose) {
            boolean whole = Specimens.SHARED.contains(object)
                    || Specimens.OWNED.contains(object)
                    || reaches(access, "customer", Action.READ, whose);
            return whole
                    && reaches(access, object, Action.CREATE, whose)
                    && reaches(access, object, Action.READ, whose);
        }
    }

    /** The action with the object, whosever records. */
    record Open(String object, Action action) implements Need {
        @Override
        public boolean met(Access access, Whose whose) {
            return access.may(object, Action.READ) && access.may(object, action);
        }
    }

    /** Reading all records of the object. */
    record Everybodys(String object) implements Need {
        @Override
        public boolean met(Access access, Whose whose) {
            return access.scopes(object, Action.READ).contains(Scope.ALL);
        }
    }

    record Setting(String name) implements Need {
        @Override
        public boolean met(Access access, Whose whose) {
            return access.mayUse(name);
        }
    }

    record Administrator() implements Need {
        @Override
        public boolean met(Access access, Whose whose) {
            return access.administrator();
        }
    }

    record Both(Need first, Need second) implements Need {
        @Override
        public boolean met(Access access, Whose whose) {
            return first.met(access, whose) && second.met(access, whose);
        }
    }

    record Anybody() implements Need {
        @Override
        public boolean met(Access access, Whose whose) {
            return true;
        }
    }

    /** A browser, a link from a mail, a thing of somebody else: nobody of the walk has it. */
    record Nobody() implements Need {
        @Override
        public boolean met(Access access, Whose whose) {
            return false;
        }
    }

    static boolean reaches(Access access, String object, Action action, Whose whose) {
        Set<Scope> scopes = access.scopes(object, action);
        boolean any = scopes.stream().anyMatch(scope -> scope != Scope.NONE && scope != Scope.SELF);
        return Specimens.SHARED.contains(object) ? any : scopes.contains(Scope.ALL) || scopes.contains(whose.reachedBy);
    }
}
