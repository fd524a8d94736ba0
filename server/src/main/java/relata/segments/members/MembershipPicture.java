package relata.segments.members;

import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import relata.customers.marks.CustomerPicture;

/** The segments of a customer whose facts changed. After value, tier and stage, which rules read; before the next action. */
@Component
@Order(CustomerPicture.SEGMENTS)
class MembershipPicture implements CustomerPicture {

    private final SegmentMembers members;

    MembershipPicture(SegmentMembers members) {
        this.members = members;
    }

    @Override
    public void recompute(List<UUID> customers) {
        members.recompute(customers);
    }
}
