package relata.platform.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Users as sign-in sees them. */
@Component
class Accounts {

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> byEmail(String email) {
        return jdbc.sql("""
                        select id, name, email, active, password_hash, totp_secret, sign_in_stamp
                          from app_user
                         where lower(email) = lower(?) and deleted_at is null
                        """).param(email).query(Accounts::account).optional();
    }

    Optional<Account> byId(UUID id) {
        return jdbc.sql("""
                        select id, name, email, active, password_hash, totp_secret, sign_in_stamp
                          from app_user
                         where id = ? and deleted_at is null
                        """).param(id).query(Accounts::account).optional();
    }

    void setPassword(UUID user, String hash) {
        jdbc.sql("update app_user set password_hash = ? where id = ?")
                .params(hash, user)
                .update();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getBoolean("active"),
                row.getString("password_hash"),
                row.getBytes("totp_secret"),
                row.getLong("sign_in_stamp"));
    }
}
