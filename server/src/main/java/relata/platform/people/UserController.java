package relata.platform.people;

import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;

/** Users in the settings. Lists of users come from the record engine, as for any object. */
@RestController
@RequestMapping("/api/v1/users")
class UserController {

    private static final String SETTING = "users";

    private final Users users;

    UserController(Users users) {
        this.users = users;
    }

    @GetMapping("/{id}")
    ResponseEntity<UserDetail> user(@PathVariable UUID id, Actor actor) {
        if (!id.equals(actor.id())) {
            Gate.open(actor, SETTING);
        }
        return answer(200, users.find(id, actor.language()).orElseThrow(Versions::notFound));
    }

    @PostMapping
    ResponseEntity<UserDetail> add(@RequestBody UserWishes wishes, Actor actor) {
        Gate.open(actor, SETTING);
        String language = wishes.language();
        String zone = wishes.timeZone();
        var user = new Users.NewUser(
                Objects.requireNonNullElse(wishes.name(), ""),
                Objects.requireNonNullElse(wishes.email(), ""),
                language == null ? actor.language() : UserRules.language(language),
                zone == null ? Objects.requireNonNullElse(actor.zone(), ZoneOffset.UTC) : UserRules.zone(zone),
                null);
        UUID id =
                users.add(user, orEmpty(wishes.roles()), orEmpty(wishes.teams()), orEmpty(wishes.territories()), actor);
        return answer(201, users.find(id, actor.language()).orElseThrow());
    }

    @PatchMapping("/{id}")
    ResponseEntity<UserDetail> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody UserWishes wishes,
            Actor actor) {
        Gate.open(actor, SETTING);
        return answer(200, users.change(id, Versions.expected(ifMatch), wishes, actor));
    }

    private static ResponseEntity<UserDetail> answer(int status, UserDetail user) {
        return ResponseEntity.status(status).eTag(Versions.tag(user.version())).body(user);
    }

    private static Set<UUID> orEmpty(@Nullable Set<UUID> ids) {
        return ids == null ? Set.of() : ids;
    }
}
