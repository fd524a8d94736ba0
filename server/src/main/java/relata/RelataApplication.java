package relata;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** All modules of the server in one application. */
@SpringBootApplication
@Modulithic(systemName = "Relata", sharedModules = "platform")
public class RelataApplication {

    /** Where the build looks for the beans; the program begins in {@link Relata}. */
    public static void main(String[] arguments) {
        SpringApplication.run(RelataApplication.class, arguments);
    }
}
