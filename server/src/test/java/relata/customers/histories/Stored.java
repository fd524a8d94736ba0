package relata.customers.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database has of one company, beside the model's. */
record Stored(JdbcClient jdbc, String company) {

    UUID idOf(String number) {
        return jdbc.sql("select id from customer where external_id = ? and deleted_at is null and source = ?")
                .params(number, company)
                .query(UUID.class)
                .single();
    }

    void compare(PlainBase base) {
        assertThat(customers()).as("customers").isEqualTo(customers(base));
        assertThat(addresses()).as("addresses").isEqualTo(addresses(base));
        assertThat(notes()).as("notes").isEqualTo(base.notes);
        assertThat(aliases()).as("aliases").isEqualTo(base.aliases);
        assertThat(strayIdentities())
                .as("identities that no fact stands behind, or facts without")
                .isZero();
        assertThat(strayCities())
                .as("customers whose main address is in another city")
                .isEmpty();
    }

    private Map<String, String> customers() {
        var customers = new TreeMap<String, String>();
        jdbc.sql("""
                 select id::text, concat_ws('|', coalesce(city, '-'), coalesce(description, '-'), coalesce(email, '-'),
                                      coalesce(external_id, '-'), coalesce(language, '-'), name,
                                      case when deleted_at is null then 'living' else 'binned' end)
                   from customer where source = ?
                 """).param(company).query(row -> {
            customers.put(row.getString(1), row.getString(2));
        });
        return customers;
    }

    private static Map<String, String> customers(PlainBase base) {
        var customers = new TreeMap<String, String>();
        base.customers.forEach((id, customer) -> {
            var line = new StringBuilder();
            for (String field : new TreeSet<>(PlainCustomer.FIELDS)) {
                String value = customer.is(field);
                line.append(value == null ? "-" : value).append('|');
            }
            customers.put(id.toString(), line + (customer.living() ? "living" : "binned"));
        });
        return customers;
    }

    private TreeSet<String> addresses() {
        return new TreeSet<>(jdbc.sql("""
                 select p.customer_id || ' ' || p.normalized || ' ' || p.is_primary
                   from contact_point p join customer c on c.id = p.customer_id
                  where c.source = ? and p.kind = 'email' and p.deleted_at is null
                 """).param(company).query(String.class).list());
    }

    private static TreeSet<String> addresses(PlainBase base) {
        var addresses = new TreeSet<String>();
        for (PlainCustomer.Address each : base.addresses) {
            if (each.living()) {
                addresses.add(each.customer + " " + each.value + " " + each.primary);
            }
        }
        return addresses;
    }

    private Map<String, UUID> notes() {
        var notes = new TreeMap<String, UUID>();
        jdbc.sql("select body, customer_id from interaction where body like ?")
                .param("note % " + company)
                .query(row -> {
                    notes.put(row.getString(1), row.getObject(2, UUID.class));
                });
        return notes;
    }

    private Map<UUID, UUID> aliases() {
        var aliases = new TreeMap<UUID, UUID>();
        jdbc.sql("""
                 select a.old_id, a.customer_id from customer_alias a join customer c on c.id = a.customer_id
                  where c.source = ?
                 """).param(company).query(row -> {
            aliases.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
        });
        return aliases;
    }

    private long strayIdentities() {
        return jdbc.sql("""
                 with own as (select id, external_id from customer where source = :company and deleted_at is null),
                 wanted as (
                     select id, 'external' as kind, external_id as value from own where external_id is not null
                     union select o.id, 'external', e.value
                             from own o join external_id e on e.customer_id = o.id
                            where e.deleted_at is null and e.system = 'customer'
                     union select o.id, p.kind, p.normalized
                             from own o join contact_point p on p.customer_id = o.id where p.deleted_at is null),
                 kept as (
                     select i.customer_id, i.kind, i.value
                       from customer_identity i join customer c on c.id = i.customer_id
                      where c.source = :company)
                 select count(*) from ((table wanted except table kept) union all (table kept except table wanted)) d
                 """).param("company", company).query(Long.class).single();
    }

    private List<String> strayCities() {
        return jdbc.sql("""
                 select c.id || ' in ' || coalesce(c.city, '-') || ', its addresses: '
                        || (select coalesce(string_agg(to_jsonb(every)::text, ', ' order by every.id), '-')
                              from address every where every.customer_id = c.id)
                   from customer c
                   left join address a on a.customer_id = c.id and a.kind = 'main' and a.deleted_at is null
                  where c.source = ? and c.deleted_at is null and c.city is distinct from a.city
                 """).param(company).query(String.class).list();
    }
}
