package relata.records.exporting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;
import relata.platform.access.Access;
import relata.platform.access.Action;

/**
 * All of somebody's rights that decide what an export holds, as a digest. A file that was made under others is not handed
 * out, so that a right taken away holds for files that lie ready too.
 */
final class RightsToRead {

    private RightsToRead() {}

    static byte[] of(Access access) {
        var text = new StringBuilder()
                .append(access.administrator())
                .append(sorted(access.teams()))
                .append(sorted(access.territories()));
        for (String object : new TreeSet<>(access.grants().keySet())) {
            Access.Grant grant = access.grant(object);
            text.append('\n')
                    .append(object)
                    .append(sorted(grant.scopes(Action.READ)))
                    .append(sorted(grant.scopes(Action.EXPORT)))
                    .append(sorted(grant.hiddenFields()));
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sorted(Collection<?> words) {
        return words.stream().map(Object::toString).sorted().collect(Collectors.joining(",", "[", "]"));
    }
}
