package relata.records.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;

/** In which order a person has the views of an object, and which of them opens first: everybody's own affair. */
@Component
public class Arrangements {

    private final JdbcClient jdbc;

    Arrangements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param standard the view that opens where none is asked for; null for all records */
    public record Arrangement(List<UUID> order, @Nullable UUID standard) {

        static final Arrangement NONE = new Arrangement(List.of(), null);

        /** These views in the order of the person; those they never placed follow as they were. */
        public List<View> arrange(List<View> views) {
            var arranged = new ArrayList<>(views);
            arranged.sort(Comparator.comparingInt(view -> {
                int place = order.indexOf(view.id());
                return place < 0 ? Integer.MAX_VALUE : place;
            }));
            return arranged;
        }
    }

    public Arrangement of(Actor actor, String object) {
        return jdbc.sql("select views, standard from view_arrangement where user_id = ? and object = ?")
                .param(actor.id())
                .param(object)
                .query((row, number) -> new Arrangement(
                        List.of((UUID[]) row.getArray("views").getArray()), row.getObject("standard", UUID.class)))
                .optional()
                .orElse(Arrangement.NONE);
    }

    @Transactional
    public void set(Actor actor, String object, Arrangement arrangement) {
        jdbc.sql("""
                        insert into view_arrangement (user_id, object, views, standard)
                        values (:me, :object, :views, :standard)
                        on conflict (user_id, object) do update set views = excluded.views, standard = excluded.standard
                        """)
                .param("me", actor.id())
                .param("object", object)
                .param("views", arrangement.order().toArray(UUID[]::new))
                .param("standard", arrangement.standard())
                .update();
    }
}
