package relata.segments.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SegmentOrderTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);
    private static final UUID D = new UUID(0, 4);

    @Test
    void whatIsAskedAboutComesInAnEarlierStep() {
        var steps = SegmentOrder.steps(Map.of(A, Set.of(B, C), B, Set.of(C), C, Set.of(), D, Set.of()));
        assertThat(steps).hasSize(3);
        assertThat(steps.getFirst()).containsExactlyInAnyOrder(C, D);
        assertThat(steps.get(1)).containsExactly(B);
        assertThat(steps.getLast()).containsExactly(A);
    }

    @Test
    void aSegmentThatIsGoneIsNotWaitedFor() {
        assertThat(SegmentOrder.steps(Map.of(A, Set.of(B)))).containsExactly(List.of(A));
    }

    @Test
    void thoseInACircleComeLastRatherThanNever() {
        assertThat(SegmentOrder.steps(Map.of(A, Set.of(B), B, Set.of(A), C, Set.of()))
                        .getLast())
                .containsExactlyInAnyOrder(A, B);
    }

    @Test
    void aCircleIsToldByItsWay() {
        assertThat(SegmentOrder.circle(A, Map.of(A, Set.of(B), B, Set.of(C), C, Set.of(A))))
                .containsExactly(A, B, C, A);
        assertThat(SegmentOrder.circle(A, Map.of(A, Set.of(A)))).containsExactly(A, A);
        assertThat(SegmentOrder.circle(A, Map.of(A, Set.of(B, C), B, Set.of(C), C, Set.of())))
                .isEmpty();
    }
}
