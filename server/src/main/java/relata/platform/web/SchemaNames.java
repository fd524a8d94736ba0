package relata.platform.web;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.Json31;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.JsonNode;

/**
 * Names the schemas of the API description: a nested record has its outer class in front, {@code SessionAnswer} for
 * {@code SessionController.Answer}, unless its name says so itself, like {@code FilesController.FileAnswer}. Without it
 * classes of one simple name would share a schema, wrong for all but one; two that still do fail the description.
 */
final class SchemaNames extends TypeNameResolver {

    private static final String CONTROLLER = "Controller";

    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    @Override
    protected String getNameOfClass(Class<?> type) {
        String name = withOuter(type);
        Class<?> known = named.putIfAbsent(name, type);
        if (known != null && known != type) {
            throw new IllegalStateException(
                    known.getName() + " and " + type.getName() + " are both described as " + name + ": rename one");
        }
        return name;
    }

    private static String withOuter(Class<?> type) {
        String name = type.getSimpleName();
        Class<?> outer = type.getEnclosingClass();
        if (outer == null) {
            return name;
        }
        String front = withOuter(outer);
        if (front.endsWith(CONTROLLER)) {
            front = front.substring(0, front.length() - CONTROLLER.length());
        }
        String one = front.endsWith("s") ? front.substring(0, front.length() - 1) : front;
        return name.startsWith(one) ? name : front + name;
    }

    @Configuration(proxyBeanMethods = false)
    static class Naming {

        static {
            SpringDocUtils.getConfig().replaceWithClass(JsonNode.class, Object.class);
        }

        /** First of all converters: those that are registered after it stand in front and hand on to it. */
        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        ModelConverter namedSchemas() {
            return new ModelResolver(Json31.mapper(), new SchemaNames()).openapi31(true);
        }
    }
}
