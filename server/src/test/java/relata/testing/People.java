package relata.testing;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Actor;
import relata.platform.Language;
import relata.platform.people.BuiltInRole;
import relata.platform.people.Users;
import relata.platform.signin.Actors;
import relata.platform.signin.ApiTokens;
import relata.platform.signin.Passwords;

/** Makes the users that tests act as. A bean of every {@link RelataTest}. */
@TestComponent
public class People {

    public static final String PASSWORD = "seven wet umbrellas";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Users users;
    private final Passwords passwords;
    private final ApiTokens tokens;
    private final Actors actors;
    private final JdbcClient jdbc;

    public People(Users users, Passwords passwords, ApiTokens tokens, Actors actors, JdbcClient jdbc) {
        this.users = users;
        this.passwords = passwords;
        this.tokens = tokens;
        this.actors = actors;
        this.jdbc = jdbc;
    }

    /** A user who can sign in with {@link #PASSWORD} and whose token is at hand. */
    public record Person(UUID id, String email, String token) {}

    public Person with(BuiltInRole... roles) {
        return speaking(Language.EN, roles);
    }

    public Person speaking(Language language, BuiltInRole... roles) {
        int number = NUMBER.incrementAndGet();
        String email = "person" + number + "@example.com";
        var user = new Users.NewUser("Person " + number, email, language, ZoneOffset.UTC, passwords.hash(PASSWORD));
        Set<UUID> ids = Arrays.stream(roles).map(BuiltInRole::id).collect(Collectors.toSet());
        UUID id = users.add(user, ids, Actor.SYSTEM);
        return new Person(id, email, tokens.issue(id, "test", Actor.SYSTEM).secret());
    }

    /** Everybody who has the role. */
    public List<UUID> all(BuiltInRole role) {
        return jdbc.sql("select user_id from user_role join app_user on id = user_id where role_id = ? and active")
                .param(role.id())
                .query((row, number) -> row.getObject("user_id", UUID.class))
                .list();
    }

    /** The person with their rights of this moment, to call verbs in Java. */
    public Actor actor(Person person) {
        return actors.byId(person.id()).orElseThrow();
    }
}
