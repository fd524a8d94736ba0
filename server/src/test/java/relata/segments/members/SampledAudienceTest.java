package relata.segments.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import relata.platform.Ids;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** What is told of a set too large to look at wholly: the count is exact, shares come from a part drawn by chance. */
@RelataTest
class SampledAudienceTest extends SegmentTests {

    private static final int CUSTOMERS = 25_000;

    /** Four standard errors of a share of .5 in a sample of 20,000, rounded up. */
    private static final double ERROR = .015;

    @Test
    void sharesOfManyCustomersComeFromASampleThatSaysHowLargeItIs() {
        UUID[] ids = Stream.generate(Ids::next).limit(CUSTOMERS).toArray(UUID[]::new);
        jdbc.sql("""
                 insert into customer (id, kind, name, city, email)
                 select id, 'person', 'Sampled ' || n, 'Samplesk', case when n % 2 = 0 then 'p' || n || '@samplesk.example' end
                   from unnest(?::uuid[]) with ordinality as x (id, n)
                 """).param(ids).update();
        String filter = "?filter=" + URLEncoder.encode("city == \"Samplesk\"", StandardCharsets.UTF_8);

        JsonNode reach = api.get("/api/v1/segments/preview/reach" + filter).json();

        assertThat(reach.path("count").path("value").asInt()).isEqualTo(CUSTOMERS);
        assertThat(reach.path("count").path("exact").asBoolean()).isTrue();
        assertThat(reach.path("sampled").asInt()).isBetween(19_500, 20_500);
        assertThat(reach.path("channels").path(0).path("channel").asString()).isEqualTo("email");
        assertThat(reach.path("channels").path(0).path("noAddress").asDouble()).isEqualTo(.5, within(ERROR));

        UUID half = segment("city == \"Samplesk\" && has(email)");
        JsonNode overlap = api.get("/api/v1/segments/preview/overlap" + filter).json();
        assertThat(overlap.path("sampled").asInt()).isBetween(19_500, 20_500);
        assertThat(overlap.path("segments").path(0).path("id").asString()).isEqualTo(half.toString());
        assertThat(overlap.path("segments").path(0).path("share").asDouble()).isEqualTo(.5, within(ERROR));
    }
}
