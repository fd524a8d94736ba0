package relata.platform.people;

import java.util.Objects;
import java.util.Set;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;

/** Teams in the settings. */
@RestController
@RequestMapping("/api/v1/teams")
class TeamController {

    private static final String SETTING = "teams";

    private final Teams teams;

    TeamController(Teams teams) {
        this.teams = teams;
    }

    record Wishes(@Nullable String name, @Nullable Set<UUID> members) {}

    @GetMapping("/{id}")
    ResponseEntity<TeamDetail> team(@PathVariable UUID id, Actor actor) {
        Gate.open(actor, SETTING);
        return answer(200, teams.find(id).orElseThrow(Versions::notFound));
    }

    @PostMapping
    ResponseEntity<TeamDetail> add(@RequestBody Wishes wishes, Actor actor) {
        Gate.open(actor, SETTING);
        String name = Objects.requireNonNullElse(wishes.name(), "");
        return answer(201, teams.add(name, Objects.requireNonNullElse(wishes.members(), Set.of()), actor));
    }

    @PatchMapping("/{id}")
    ResponseEntity<TeamDetail> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Wishes wishes,
            Actor actor) {
        Gate.open(actor, SETTING);
        long version = Versions.expected(ifMatch);
        return answer(200, teams.change(id, version, wishes.name(), wishes.members(), wishes, actor));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id, Actor actor) {
        Gate.open(actor, SETTING);
        teams.delete(id, actor);
    }

    private static ResponseEntity<TeamDetail> answer(int status, TeamDetail team) {
        return ResponseEntity.status(status).eTag(Versions.tag(team.version())).body(team);
    }
}
