package relata.platform.people;

import java.util.HashSet;
import java.util.Map;
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
import relata.platform.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Territories in the settings. A body is read as a tree, since a parent of null is not the same as no word about it. */
@RestController
@RequestMapping("/api/v1/territories")
class TerritoryController {

    private static final String SETTING = "territories";

    private final Territories territories;

    TerritoryController(Territories territories) {
        this.territories = territories;
    }

    @GetMapping("/{id}")
    ResponseEntity<TerritoryDetail> territory(@PathVariable UUID id, Actor actor) {
        Gate.open(actor, SETTING);
        return answer(200, territories.find(id).orElseThrow(Versions::notFound));
    }

    @PostMapping
    ResponseEntity<TerritoryDetail> add(@RequestBody ObjectNode wishes, Actor actor) {
        Gate.open(actor, SETTING);
        String name = wishes.path("name").asString("");
        return answer(201, territories.add(name, parent(wishes), members(wishes), actor));
    }

    @PatchMapping("/{id}")
    ResponseEntity<TerritoryDetail> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode wishes,
            Actor actor) {
        Gate.open(actor, SETTING);
        long version = Versions.expected(ifMatch);
        TerritoryDetail before = territories.find(id).orElseThrow(Versions::notFound);
        @Nullable Named above = before.parent();
        var state = new Territories.State(
                wishes.path("name").asString(before.name()),
                wishes.has("parent") ? parent(wishes) : above == null ? null : above.id(),
                wishes.has("members") ? members(wishes) : ids(before));
        return answer(200, territories.change(id, version, state, wishes, actor));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id, Actor actor) {
        Gate.open(actor, SETTING);
        territories.delete(id, actor);
    }

    private static @Nullable UUID parent(ObjectNode wishes) {
        JsonNode parent = wishes.path("parent");
        return parent.isMissingNode() || parent.isNull() ? null : id(parent, "parent");
    }

    private static Set<UUID> members(ObjectNode wishes) {
        var ids = new HashSet<UUID>();
        for (JsonNode member : wishes.path("members")) {
            ids.add(id(member, "members"));
        }
        return ids;
    }

    private static UUID id(JsonNode node, String field) {
        try {
            return UUID.fromString(node.asString(""));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(field, "platform.no-such-record", Map.of());
        }
    }

    private static Set<UUID> ids(TerritoryDetail territory) {
        var ids = new HashSet<UUID>();
        territory.members().forEach(member -> ids.add(member.id()));
        return ids;
    }

    private static ResponseEntity<TerritoryDetail> answer(int status, TerritoryDetail territory) {
        return ResponseEntity.status(status)
                .eTag(Versions.tag(territory.version()))
                .body(territory);
    }
}
