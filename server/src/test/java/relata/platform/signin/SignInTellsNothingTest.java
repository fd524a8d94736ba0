package relata.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;

/**
 * Whether there is such a user is told neither by the words nor by the work of a refusal. What is compared is the memory that
 * Argon2 fills, 19 MiB for each password: it is the same on any machine. {@code -Drelata.sign-ins=1000} also measures
 * the time over so many refusals of each kind, and fails where a median is 5 ms from the others.
 */
@RelataTest(shared = "platform")
class SignInTellsNothingTest {

    private static final int MEASURED = Integer.getInteger("relata.sign-ins", 0);
    private static final long ARGON2_BYTES = 19L << 20;

    /** Who is tried. */
    private enum Tried {
        KNOWN,
        NOBODY,
        INVITED,
        INACTIVE
    }

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyRefusalDoesTheSameWork() {
        for (Tried tried : Tried.values()) {
            assertThat(bytesOf(tried, "wrong password"))
                    .as(tried + ", wrong password")
                    .isBetween(ARGON2_BYTES, 2 * ARGON2_BYTES);
            assertThat(bytesOf(tried, "far too long ".repeat(1000)))
                    .as(tried + ", longer than any password, so that it is hashed for nobody")
                    .isLessThan(ARGON2_BYTES);
        }
    }

    @Test
    void everyRefusalTakesAsLong() {
        var nanos = new EnumMap<Tried, List<Long>>(Tried.class);
        var turns = new ArrayList<Tried>();
        for (Tried tried : Tried.values()) {
            nanos.put(tried, new ArrayList<>());
            turns.addAll(Collections.nCopies(Math.max(1, MEASURED / Tries.MOST), tried));
        }
        Collections.shuffle(turns, new Random(1));
        for (Tried tried : turns) {
            String email = email(tried);
            Api browser = Api.at(port);
            browser.get("/api/v1/setup");
            for (int i = 0; i < Tries.MOST; i++) {
                long begin = System.nanoTime();
                assertThat(refusal(browser, email, "wrong " + i).code()).isEqualTo("platform.wrong-password");
                nanos.get(tried).add(System.nanoTime() - begin);
            }
        }
        if (MEASURED > 0) {
            double[] medians =
                    nanos.values().stream().mapToDouble(each -> ms(each, 0.5)).toArray();
            nanos.forEach((tried, each) -> System.out.printf(
                    Locale.ROOT,
                    "sign-in refused, %-8s %d times: median %.2f ms, 95th percentile %.2f ms%n",
                    tried.name().toLowerCase(Locale.ROOT),
                    each.size(),
                    ms(each, 0.5),
                    ms(each, 0.95)));
            assertThat(Arrays.stream(medians).max().orElseThrow()
                            - Arrays.stream(medians).min().orElseThrow())
                    .as("milliseconds between the medians")
                    .isLessThan(5);
        }
    }

    private static double ms(List<Long> nanos, double share) {
        return nanos.stream()
                        .sorted()
                        .skip((long) (share * nanos.size()))
                        .findFirst()
                        .orElseThrow()
                / 1e6;
    }

    /** What a refusal fills, the least of several: other work of the server may come in between. */
    private long bytesOf(Tried tried, String password) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        String email = email(tried);
        Api browser = Api.at(port);
        browser.get("/api/v1/setup");
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            long before = threads.getTotalThreadAllocatedBytes();
            assertThat(refusal(browser, email, password).code()).isEqualTo("platform.wrong-password");
            least = Math.min(least, threads.getTotalThreadAllocatedBytes() - before);
        }
        return least;
    }

    private String email(Tried tried) {
        var person = people.with(BuiltInRole.SALES);
        switch (tried) {
            case KNOWN -> {}
            case NOBODY -> {
                return "nobody-" + person.email();
            }
            case INVITED -> change("password_hash = null", person);
            case INACTIVE -> change("active = false", person);
        }
        return person.email();
    }

    private void change(String what, People.Person person) {
        jdbc.sql("update app_user set " + what + " where id = ?")
                .param(person.id())
                .update();
    }

    private static Api.Answer refusal(Api browser, String email, String password) {
        return browser.post("/api/v1/session", Map.of("email", email, "password", password));
    }
}
