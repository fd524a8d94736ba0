package relata.customers.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.files.Attachment;
import relata.platform.files.Attachments;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All that is known about a person: rows of every module, what was changed when, files. */
@Component
class Everything {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Belongings belongings;
    private final Attachments attachments;

    Everything(JdbcClient jdbc, JsonMapper json, Belongings belongings, Attachments attachments) {
        this.jdbc = jdbc;
        this.json = json;
        this.belongings = belongings;
        this.attachments = attachments;
    }

    /** One document: rows by table, without what only serves search. */
    Map<String, Object> document(UUID customer) {
        var document = new LinkedHashMap<String, Object>();
        var owned = belongings.of(customer);
        owned.forEach((table, ids) -> document.put(table, rows("""
                 select coalesce(jsonb_agg(to_jsonb(t) - 'search_words' - 'search_text' order by t.id), '[]')::text
                   from %s t where t.id = any(:ids)
                 """.formatted(table), ids.toArray(UUID[]::new))));
        UUID[] ids = belongings.ids(owned, customer).toArray(UUID[]::new);
        document.put("audit", rows("""
                 select coalesce(jsonb_agg(jsonb_build_object('at', a.at, 'action', a.action, 'object', a.object,
                                                              'record', a.record_id, 'changes', a.changes)
                                           order by a.at, a.id), '[]')::text
                   from audit a where a.record_id = any(:ids)
                 """, ids));
        var files = new ArrayList<Map<String, Object>>();
        for (Attachment file : attachments.everyOf(List.of(ids))) {
            files.add(Map.of(
                    "id", file.id(),
                    "object", file.object(),
                    "record", file.record(),
                    "name", file.name(),
                    "size", file.size(),
                    "sha256", file.sha256()));
        }
        document.put("files", files);
        return document;
    }

    private JsonNode rows(String sql, UUID[] ids) {
        return json.reader(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(jdbc.sql(sql).param("ids", ids).query(String.class).single());
    }

    /** The document and the content of all files. */
    void zip(UUID customer, OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("everything.json"));
            zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(document(customer)));
            zip.closeEntry();
            for (Attachment file : attachments.everyOf(belongings.ids(belongings.of(customer), customer))) {
                zip.putNextEntry(new ZipEntry("files/" + file.id() + "-" + file.name()));
                try (InputStream content = attachments.open(file)) {
                    content.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
    }
}
