package dev.coppice.todo.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coppice.todo.cache.Lists;
import dev.coppice.todo.database.Search;
import dev.coppice.todo.database.Search.Found;
import dev.coppice.todo.database.Search.Order;
import dev.coppice.todo.database.Search.Spot;
import dev.coppice.todo.json.EntryJson;
import dev.coppice.todo.web.Http.Response;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What can be asked of the entries of all lists.
record FindApi(Lists lists) {

    private static final String BETWEEN = "\n";

    List<Route> routes() {
        return List.of(new Route("GET", "/api/v1/entries", this::find));
    }

    private Response find(Asked asked) {
        Query query = asked.query(Filters.and("order", "limit", "cursor"));
        Order order = order(query);
        int limit = Page.limit(query);
        Optional<Spot> after =
                query.has("cursor") ? Optional.of(spot(query.text("cursor"))) : Optional.empty();
        Search search = new Search(Filters.of(query), order, after, limit + 1);
        Page<Found> page = Page.of(lists.find(search), limit);
        return Replies.json(json -> {
            json.writeStartObject();
            json.writeName("entries");
            json.writeStartArray();
            page.items().forEach(found -> EntryJson.write(json, found.list(), found.entry()));
            json.writeEndArray();
            page.writeNext(json, last -> cursor(last.spot(order)));
            json.writeEndObject();
        });
    }

    private static Order order(Query query) {
        if (!query.has("order")) {
            return Order.DUE;
        }
        return switch (query.text("order")) {
            case "due" -> Order.DUE;
            case "done" -> Order.DONE;
            default -> throw new BadRequest("order", "is not due or done");
        };
    }

    private static String cursor(Spot spot) {
        String text =
                String.join(
                        BETWEEN,
                        spot.first(),
                        spot.second(),
                        spot.list(),
                        String.valueOf(spot.entry()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static Spot spot(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            String[] parts = text.split(BETWEEN, -1);
            if (parts.length == 4) {
                return new Spot(parts[0], parts[1], parts[2], Long.parseLong(parts[3]));
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw Page.noCursor();
    }
}
