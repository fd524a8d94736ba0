package relata.platform.web;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Nullness;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import relata.platform.Refusal;
import relata.platform.Refusal.FieldError;

/** Refuses a body that lacks what its record calls required, so that no controller meets a null where it has none marked. */
@ControllerAdvice
class RequiredMembers extends RequestBodyAdviceAdapter {

    private static final String CODE = "platform.required";

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return type instanceof Class<?> given && given.isRecord();
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        var errors = new ArrayList<FieldError>();
        look(body, "", errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return body;
    }

    /** @param value null where the body is {@code null}, which Spring refuses itself */
    private static void look(@Nullable Object value, String path, List<FieldError> errors) {
        if (value == null || !value.getClass().isRecord()) {
            return;
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String name = path + component.getName();
            Object member = member(value, component);
            if (member != null) {
                within(member, component.getAnnotatedType(), name, errors);
            } else if (Nullness.forMethodReturnType(component.getAccessor()) == Nullness.NON_NULL) {
                errors.add(new FieldError(name, CODE, Map.of()));
            }
        }
    }

    private static void within(Object member, AnnotatedType type, String name, List<FieldError> errors) {
        if (member instanceof Collection<?> several) {
            several.forEach(each -> element(each, type, 0, name, errors));
        } else if (member instanceof Map<?, ?> named) {
            named.forEach((key, each) -> element(each, type, 1, name + "." + key, errors));
        } else {
            look(member, name + ".", errors);
        }
    }

    /** @param place of the elements among the type's arguments */
    private static void element(
            @Nullable Object element, AnnotatedType type, int place, String name, List<FieldError> errors) {
        if (element != null) {
            look(element, name + ".", errors);
        } else if (type instanceof AnnotatedParameterizedType generic
                && !generic.getAnnotatedActualTypeArguments()[place].isAnnotationPresent(Nullable.class)) {
            errors.add(new FieldError(name, CODE, Map.of()));
        }
    }

    private static @Nullable Object member(Object value, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the member " + component, e);
        }
    }
}
