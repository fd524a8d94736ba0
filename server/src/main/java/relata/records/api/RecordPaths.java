package relata.records.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;
import relata.records.catalog.Capability;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectDeclarations;
import relata.records.catalog.ObjectType;

/**
 * Gives each standard object its own typed paths and schemas in the API description. The paths with {@code {path}} stay
 * for custom objects, whose fields no description made at build time can know.
 */
@Component
class RecordPaths implements OpenApiCustomizer {

    private static final String LIST = "/api/v1/{path}";
    private static final String ONE = "/api/v1/{path}/{id}";

    private final List<ObjectDeclarations> declarations;

    RecordPaths(List<ObjectDeclarations> declarations) {
        this.declarations = List.copyOf(declarations);
    }

    @Override
    public void customise(OpenAPI api) {
        Map<String, Schema<?>> schemas = new TreeMap<>();
        api.getComponents().getSchemas().forEach(schemas::put);
        RecordSchemas.shared().forEach((name, schema) -> add(schemas, name, schema));
        Map<String, PathItem> paths = new TreeMap<>(api.getPaths());
        for (ObjectType object : Catalogs.standardObjects(declarations)) {
            String name = RecordSchemas.nameOf(object);
            add(schemas, name, RecordSchemas.read(object));
            add(schemas, name + "Page", RecordSchemas.page(object));
            if (object.can(Capability.CREATE)) {
                add(schemas, "New" + name, RecordSchemas.written(object, true));
            }
            if (object.can(Capability.CHANGE)) {
                add(schemas, "Changed" + name, RecordSchemas.written(object, false));
            }
            addPaths(api, paths, object, name);
        }
        api.getComponents().setSchemas(sorted(schemas));
        var all = new Paths();
        paths.forEach(all::addPathItem);
        api.setPaths(all);
    }

    private static void add(Map<String, Schema<?>> schemas, String name, Schema<?> schema) {
        if (schemas.put(name, schema) != null) {
            throw new IllegalStateException("A class is described as " + name + " like records: rename the class");
        }
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Map<String, Schema> sorted(Map<String, Schema<?>> schemas) {
        return (Map) schemas;
    }

    private static void addPaths(OpenAPI api, Map<String, PathItem> paths, ObjectType object, String name) {
        PathItem list = Objects.requireNonNull(api.getPaths().get(LIST));
        PathItem one = Objects.requireNonNull(api.getPaths().get(ONE));
        String base = "/api/v1/" + object.path();
        PathItem typedList = paths.computeIfAbsent(base, path -> new PathItem());
        if (typedList.getGet() == null) {
            typedList.setGet(answering(copy(list.getGet(), object), name + "Page"));
        }
        if (object.can(Capability.CREATE) && typedList.getPost() == null) {
            typedList.setPost(taking(answering(copy(list.getPost(), object), name), "New" + name));
        }
        PathItem typedOne = paths.computeIfAbsent(base + "/{id}", path -> new PathItem());
        if (typedOne.getGet() == null) {
            typedOne.setGet(answering(copy(one.getGet(), object), name));
        }
        if (object.can(Capability.CHANGE) && typedOne.getPatch() == null) {
            typedOne.setPatch(taking(answering(copy(one.getPatch(), object), name), "Changed" + name));
        }
        if (object.can(Capability.DELETE) && typedOne.getDelete() == null) {
            typedOne.setDelete(copy(one.getDelete(), object));
        }
    }

    private static Operation copy(Operation generic, ObjectType object) {
        var operation = new Operation();
        operation.setOperationId(generic.getOperationId() + RecordSchemas.nameOf(object));
        operation.setTags(List.of(object.path()));
        operation.setSummary(generic.getSummary());
        operation.setParameters(new ArrayList<>(generic.getParameters() == null ? List.of() : generic.getParameters()));
        operation.getParameters().removeIf(parameter -> parameter.getName().equals("path"));
        operation.setRequestBody(generic.getRequestBody());
        operation.setResponses(generic.getResponses());
        return operation;
    }

    private static Operation answering(Operation operation, String schema) {
        var responses = new ApiResponses();
        String status = operation.getOperationId().toLowerCase(Locale.ROOT).startsWith("create") ? "201" : "200";
        responses.addApiResponse(
                status, new ApiResponse().description("OK").content(json(RecordSchemas.reference(schema))));
        operation.setResponses(responses);
        return operation;
    }

    private static Operation taking(Operation operation, String schema) {
        operation.setRequestBody(new RequestBody().required(true).content(json(RecordSchemas.reference(schema))));
        return operation;
    }

    private static Content json(Schema<?> schema) {
        return new Content().addMediaType("application/json", new MediaType().schema(schema));
    }
}
