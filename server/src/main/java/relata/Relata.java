package relata;

import relata.platform.cli.Commands;

/** The program: one server with its web client and its commands. */
public final class Relata {

    private Relata() {}

    public static void main(String[] arguments) {
        System.exit(Commands.execute(RelataApplication.class, arguments));
    }
}
