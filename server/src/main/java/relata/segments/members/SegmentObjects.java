package relata.segments.members;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import relata.records.catalog.ObjectDeclarations;
import relata.records.catalog.ObjectType;

/** What this module brings to the catalog. */
@Component
@Order(5)
class SegmentObjects implements ObjectDeclarations {

    @Override
    public List<ObjectType> objects() {
        return List.of(SegmentFields.SEGMENT, SegmentFields.MEMBER);
    }
}
