package relata.records.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Gives the current snapshot of the catalog. A snapshot is compiled once per version; a change of definitions makes a new
 * version, here at once and on other nodes when the database tells them.
 */
@Component
public class Catalogs {

    private final List<ObjectDeclarations> declarations;
    private final Definitions definitions;
    private volatile Catalog current;

    Catalogs(List<ObjectDeclarations> declarations, Definitions definitions) {
        this.declarations = List.copyOf(declarations);
        this.definitions = definitions;
        this.current = compile();
    }

    public Catalog current() {
        return current;
    }

    /** Compiles a new snapshot where the database holds another version than the current one. */
    public synchronized Catalog refresh() {
        if (definitions.version() != current.version()) {
            current = compile();
        }
        return current;
    }

    /** What the definitions make together; refuses those that contradict each other. */
    Catalog compile() {
        long version = definitions.version();
        var objects = new LinkedHashMap<String, ObjectType>();
        standardObjects(declarations).forEach(object -> objects.put(object.name(), object));
        definitions.objects().forEach(object -> objects.put(object.name(), object));
        definitions
                .fields()
                .forEach((object, fields) -> objects.computeIfPresent(object, (name, type) -> type.plus(fields)));
        return new Catalog(version, definitions.reportingCurrency(), objects.values());
    }

    /** The object types declared in code, with what other modules contribute to them. */
    public static List<ObjectType> standardObjects(List<ObjectDeclarations> declarations) {
        var objects = new LinkedHashMap<String, ObjectType>();
        for (ObjectDeclarations module : declarations) {
            module.objects().forEach(object -> objects.put(object.name(), object));
        }
        for (ObjectDeclarations module : declarations) {
            for (Map.Entry<String, List<Field<?>>> more : module.contributions().entrySet()) {
                ObjectType object = objects.get(more.getKey());
                if (object == null) {
                    throw new IllegalArgumentException("fields are contributed to nothing: " + more.getKey());
                }
                objects.put(object.name(), object.plus(more.getValue()));
            }
        }
        return new ArrayList<>(objects.values());
    }
}
