package relata.platform.files;

import java.time.Instant;
import java.util.UUID;

/**
 * A file as it is attached to a record.
 *
 * @param object name of the object type of the record
 * @param size in bytes
 */
public record Attachment(
        UUID id,
        String object,
        UUID record,
        String name,
        String contentType,
        long size,
        String sha256,
        Instant createdAt,
        UUID createdBy) {}
