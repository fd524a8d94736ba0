package relata.records.api;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.records.search.Search;

/** Search over everything. */
@RestController
@RequestMapping("/api/v1/search")
class SearchController {

    private static final int MAXIMUM = 100;

    private final Search search;

    SearchController(Search search) {
        this.search = search;
    }

    @GetMapping
    Search.SearchAnswer search(
            Actor actor,
            @RequestParam String q,
            @RequestParam(required = false) @Nullable String objects,
            @RequestParam(defaultValue = "20") int limit) {
        return search.search(actor, q, Requested.list(objects), Math.clamp(limit, 1, MAXIMUM));
    }
}
