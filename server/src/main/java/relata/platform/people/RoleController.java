package relata.platform.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;

/** Roles in the settings: read by who assigns them, changed by administrators. */
@RestController
@RequestMapping("/api/v1/roles")
class RoleController {

    private final Roles roles;
    private final Users users;

    RoleController(Roles roles, Users users) {
        this.roles = roles;
        this.users = users;
    }

    record All(List<RoleDetail> items) {}

    record Holders(List<Users.Holder> items) {}

    @GetMapping
    All all(Actor actor) {
        Gate.open(actor, "users");
        return new All(roles.all(actor.language()));
    }

    @GetMapping("/{id}")
    ResponseEntity<RoleDetail> role(@PathVariable UUID id, Actor actor) {
        Gate.open(actor, "users");
        return answer(200, roles.find(id, actor.language()).orElseThrow(Versions::notFound));
    }

    @PostMapping
    ResponseEntity<RoleDetail> add(@RequestBody Roles.Wishes wishes, Actor actor) {
        Gate.administrator(actor);
        return answer(201, roles.add(wishes, actor));
    }

    @PatchMapping("/{id}")
    ResponseEntity<RoleDetail> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Roles.Wishes wishes,
            Actor actor) {
        Gate.administrator(actor);
        return answer(200, roles.change(id, Versions.expected(ifMatch), wishes, actor));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id, Actor actor) {
        Gate.administrator(actor);
        roles.delete(id, actor);
    }

    /** Who has the role. */
    @GetMapping("/{id}/users")
    Holders holders(@PathVariable UUID id, Actor actor) {
        Gate.open(actor, "users");
        RoleDetail role = roles.find(id, actor.language()).orElseThrow(Versions::notFound);
        return new Holders(users.holders(role.id()));
    }

    /** Gives a user the role; nothing happens where they have it. */
    @PutMapping("/{id}/users/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void give(@PathVariable UUID id, @PathVariable UUID user, Actor actor) {
        Gate.open(actor, "users");
        users.setRole(user, id, true, actor);
    }

    /** Takes the role from a user; refused for the last administrator. */
    @DeleteMapping("/{id}/users/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@PathVariable UUID id, @PathVariable UUID user, Actor actor) {
        Gate.open(actor, "users");
        users.setRole(user, id, false, actor);
    }

    private static ResponseEntity<RoleDetail> answer(int status, RoleDetail role) {
        return ResponseEntity.status(status).eTag(Versions.tag(role.version())).body(role);
    }
}
