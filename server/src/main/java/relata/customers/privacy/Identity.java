package relata.customers.privacy;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Rows;
import relata.platform.privacy.ForgottenPerson;

/** By what a person is known: today, before earlier changes, and under the records that were merged into theirs. */
@Component
class Identity {

    /** Fields of customers, contact points and ids elsewhere by which somebody is told from all others. */
    private static final String IDENTIFYING = "{email,phone,externalId,taxId,value,normalized}";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final JdbcClient jdbc;

    Identity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param ids of the customer and of everything that belongs to it */
    ForgottenPerson of(UUID customer, Collection<UUID> ids) {
        var merged = new LinkedHashSet<UUID>();
        mergesOf(customer)
                .forEach(journal ->
                        ID.matcher(journal).results().forEach(id -> merged.add(UUID.fromString(id.group()))));
        merged.removeAll(others(merged, customer));
        var records = new LinkedHashSet<>(ids);
        records.addAll(merged);
        var identifiers = new LinkedHashSet<>(now(customer));
        identifiers.addAll(earlier(records, IDENTIFYING));
        var names = new LinkedHashSet<>(namesNow(customer));
        names.addAll(earlier(records, "{name}"));
        return ForgottenPerson.of(records, identifiers, names);
    }

    private List<String> mergesOf(UUID customer) {
        return jdbc.sql("""
                 select journal::text
                   from customer_merge
                  where survivor_id = :customer or merged_id = :customer
                     or merged_id in (select old_id from customer_alias where customer_id = :customer)
                 """).param("customer", customer).query(Rows::text).list();
    }

    /** Journals of merges name users, teams and other customers too: what stands in no table of theirs is not about the person. */
    private List<UUID> others(Collection<UUID> ids, UUID customer) {
        return jdbc.sql("""
                 select id from customer where id = any(:ids) and id <> :customer
                  union select id from app_user where id = any(:ids)
                  union select id from team where id = any(:ids)
                  union select id from territory where id = any(:ids)
                  union select id from household where id = any(:ids)
                 """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("customer", customer)
                .query(Rows::id)
                .list();
    }

    private List<String> now(UUID customer) {
        return jdbc.sql("""
                 select unnest(array[email, phone, external_id, tax_id]) from customer where id = :customer
                  union select unnest(array[value, normalized]) from contact_point where customer_id = :customer
                  union select value from external_id where customer_id = :customer
                 except select null
                 """).param("customer", customer).query(Rows::text).list();
    }

    private List<String> namesNow(UUID customer) {
        return jdbc.sql("""
                 select name from customer where id = :customer
                  union select concat_ws(' ', given_name, family_name) from customer where id = :customer
                 """).param("customer", customer).query(Rows::text).list();
    }

    /** What such a field was before and became in any change of these records. */
    private List<String> earlier(Collection<UUID> ids, String fields) {
        return jdbc.sql("""
                 select distinct value
                   from (select changes from audit where record_id = any(:ids)
                          union all
                         select changes from change_journal where record_id = any(:ids)) done,
                        jsonb_each(done.changes) change (field, pair),
                        jsonb_array_elements_text(pair) value
                  where field = any(cast(:fields as text[])) and value is not null and jsonb_typeof(pair) = 'array'
                 """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("fields", fields)
                .query(Rows::text)
                .list();
    }
}
