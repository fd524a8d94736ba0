package relata.platform.web;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** A file of the client where there is one, else its page: /customers/42 is an address inside the client. */
class PageOfClient extends PathResourceResolver {

    /** What the server answers itself: a wrong address there is a 404, not a page. */
    private static final List<String> OF_THE_SERVER = List.of("api/", "actuator/", "webauthn/", "login/", "assets/");

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
        Resource file = super.getResource(path, location);
        if (file != null) return file;
        return isAddressInClient(path) ? super.getResource("index.html", location) : null;
    }

    static boolean isAddressInClient(String path) {
        if (OF_THE_SERVER.stream().anyMatch(path::startsWith)) return false;
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.indexOf('.') < 0;
    }
}
