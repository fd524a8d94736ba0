package relata.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import relata.platform.requests.RequestId;

/**
 * Remembers the statements that the server runs for each request, with their values in place, by the request's id. Import
 * it into a {@link RelataTest} to ask the database how it would run them. The real connections go on doing the work.
 */
@TestComponent
public class Statements implements BeanPostProcessor {

    private final ConcurrentMap<String, Queue<String>> byRequest = new ConcurrentHashMap<>();

    /** What ran for the request with this {@code X-Request-Id}, in order. */
    public List<String> of(String requestId) {
        return List.copyOf(byRequest.getOrDefault(requestId, new ConcurrentLinkedQueue<>()));
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Listened(source) : bean;
    }

    private void remember(PreparedStatement statement) throws SQLException {
        String request = RequestId.current();
        if (request != null) {
            String sql = statement.unwrap(PGStatement.class).toString();
            byRequest
                    .computeIfAbsent(request, _ -> new ConcurrentLinkedQueue<>())
                    .add(sql);
        }
    }

    private final class Listened extends DelegatingDataSource {

        Listened(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return listened(Connection.class, super.getConnection());
        }
    }

    private <T> T listened(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                Statements.class.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (target instanceof PreparedStatement statement
                            && method.getName().startsWith("execute")) {
                        remember(statement);
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof PreparedStatement statement
                                        && !method.getName().equals("unwrap")
                                ? listened(PreparedStatement.class, statement)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
