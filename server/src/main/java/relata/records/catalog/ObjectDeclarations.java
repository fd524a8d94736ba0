package relata.records.catalog;

import java.util.List;
import java.util.Map;

/**
 * What a module brings to the catalog: object types of its own, and fields that it contributes to lower ones. Each
 * module offers one bean of this type.
 */
public interface ObjectDeclarations {

    List<ObjectType> objects();

    /** Contributed fields by the name of the object type they are added to; their columns are migrated by the contributor. */
    default Map<String, List<Field<?>>> contributions() {
        return Map.of();
    }
}
