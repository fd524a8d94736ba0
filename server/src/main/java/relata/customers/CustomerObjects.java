package relata.customers;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import relata.records.catalog.ObjectDeclarations;
import relata.records.catalog.ObjectType;

/** What this module brings to the catalog. */
@Component
@Order(1)
class CustomerObjects implements ObjectDeclarations {

    @Override
    public List<ObjectType> objects() {
        return List.of(
                CustomerFields.TYPE,
                ContactFields.POINT,
                ContactFields.CONSENT,
                ContactFields.ADDRESS,
                ContactFields.EXTERNAL,
                RelationshipFields.RELATIONSHIP,
                RelationshipFields.HOUSEHOLD,
                TimelineFields.INTERACTION,
                TimelineFields.CHANNEL_TYPE,
                TimelineFields.OPEN_MATTER,
                TimelineFields.COST);
    }
}
