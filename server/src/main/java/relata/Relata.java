package relata;

import org.springframework.boot.SpringApplication;

/** The program: one server with its web client and its commands. */
public final class Relata {

    private Relata() {}

    public static void main(String[] arguments) {
        SpringApplication.run(RelataApplication.class, arguments);
    }
}
