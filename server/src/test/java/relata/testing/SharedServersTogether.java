package relata.testing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Runs the classes that share a server one after the other, each group where its first class would have run. Only a few
 * servers are kept at a time ({@code spring.properties}), so that a shared one would be started anew for a class far away.
 */
public final class SharedServersTogether implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        Map<String, Integer> places = new HashMap<>();
        for (ClassDescriptor test : context.getClassDescriptors()) {
            places.putIfAbsent(server(test.getTestClass()), places.size());
        }
        context.getClassDescriptors().sort(Comparator.comparing(test -> places.get(server(test.getTestClass()))));
    }

    private static String server(Class<?> test) {
        var server = AnnotatedElementUtils.findMergedAnnotation(test, RelataTest.class);
        return server == null || server.shared().isEmpty() ? test.getName() : server.shared();
    }
}
